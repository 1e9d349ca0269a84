#!/usr/bin/env node
import { prepare } from './prepare.js';
import { runProgram } from './run.js';

// node tools/setup/main.js <start|test|check|cli> [program.ts arguments…]
// Installs what is missing for the purpose, then runs the program under Node 24.
const [purpose = 'start', program, ...args] = process.argv.slice(2);
if (await prepare(purpose)) {
  if (program) await runProgram(program, args);
} else {
  process.exitCode = 1;
}
