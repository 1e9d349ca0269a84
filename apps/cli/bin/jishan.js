#!/usr/bin/env node
import { prepare } from '../../../tools/setup/prepare.js';
import { runProgram } from '../../../tools/setup/run.js';

// Plain JavaScript, so that any Node from 20.19 on can begin; the real command line runs under Node 24.
const args = process.argv.slice(2);
if (await prepare(args[0] === 'start' ? 'start' : 'cli')) await runProgram('apps/cli/src/main.ts', args);
else process.exitCode = 1;
