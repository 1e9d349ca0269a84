/** Fetches a file that needs the session's header and saves it where the browser keeps downloads. */
export async function saveFile(url: string, headers: Record<string, string>, name: string): Promise<boolean> {
  try {
    const response = await fetch(url, { headers, credentials: 'omit' });
    if (!response.ok) return false;
    const address = URL.createObjectURL(await response.blob());
    const link = Object.assign(document.createElement('a'), { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    URL.revokeObjectURL(address);
    return true;
  } catch {
    return false;
  }
}
