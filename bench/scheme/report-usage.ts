/* Loaded before a measured program (`node --import`): writes what it used to the file that JISHAN_USAGE names. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const usage = { cpuSeconds: (user + system) / 1e6, memoryMb: process.resourceUsage().maxRSS / 1024 };
  if (process.env.JISHAN_USAGE) writeFileSync(process.env.JISHAN_USAGE, JSON.stringify(usage));
});
