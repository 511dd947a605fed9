/**
 * Damages text as tools do that read UTF-8 as Windows-1252; `drop` loses the five bytes that have no character there,
 * as copy and paste does.
 */
export function damaged(text: string, drop: boolean): string {
  const decoded = new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));
  return drop ? decoded.replaceAll(/[\u0081\u008D\u008F\u0090\u009D]/g, '') : decoded;
}
