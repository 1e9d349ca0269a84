import { networkInterfaces } from 'node:os';
import { texts } from './texts.ts';

/** The lines that tell where everything is: for this machine, and for a phone in the same network. */
export function addressLines(port: number, host: string, publicVillage: string | undefined): string[] {
  const here = `http://localhost:${port}`;
  const lines = [
    texts.address(texts.startPage, `${here}/`),
    texts.address(texts.mobile, `${here}/m/`),
    texts.address(texts.console, `${here}/console/`),
  ];
  if (publicVillage) lines.push(texts.address(texts.publicPage, `${here}/v/${publicVillage}`));
  const outside = host === '0.0.0.0' || host === '::' ? outsideAddress() : undefined;
  if (outside) lines.push(texts.address(texts.fromPhone, `http://${outside}:${port}/`));
  return lines;
}

function outsideAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((entry) => entry && entry.family === 'IPv4' && !entry.internal)?.address;
}
