/** Fetches a picture that needs the session's header; the address it gives can be shown. Null when it cannot be had. */
export async function fetchPicture(url: string, headers: Record<string, string>): Promise<string | null> {
  try {
    const response = await fetch(url, { headers, credentials: 'omit' });
    return response.ok ? URL.createObjectURL(await response.blob()) : null;
  } catch {
    return null;
  }
}
