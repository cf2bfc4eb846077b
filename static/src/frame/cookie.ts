/** A choice of the reader that the server needs to draw the page at once; kept for a year. */
export function keepChoice(name: string, value: string): void {
  const year = 31_536_000;
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${year}; samesite=lax`;
}

export function choice(name: string): string | null {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? null : decodeURIComponent(found.slice(name.length + 1));
}
