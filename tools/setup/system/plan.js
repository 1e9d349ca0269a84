/**
 * Packages that come along as dependencies and that neither a headless browser nor a PostgreSQL without compiled
 * queries ever opens: a third of the bytes. The C library is the machine's own, or nothing would start.
 */
const neverOpened =
  /^(adwaita-icon-theme|libc6|libc-bin|libc-l10n|libgl1-mesa-dri|libllvm\d+|libperl[\d.]+|libsystemd-shared|libz3-4|locales|perl|perl-modules-[\d.]+|systemd)$/;

/**
 * Reads `apt-get --print-uris install …`: what must be fetched.
 *
 * @param {string} printed lines like `'http://…' libnss3_2%3a3.87_amd64.deb 1332396 MD5Sum:…`
 * @returns {{ name: string, version: string, file: string, bytes: number }[]}
 */
export function readPlan(printed) {
  return [...printed.matchAll(/^'[^']+' (([^_\s]+)_([^_\s]+)_\S+\.deb) (\d+)/gm)]
    .map(([, file, name, version, bytes]) => ({
      name,
      file,
      version: decodeURIComponent(version),
      bytes: Number(bytes),
    }))
    .filter(({ name }) => !neverOpened.test(name));
}
