/** `Gate 0: Architecture Approval` without its number, which stands beside it. */
export function bareTitle(title: string): string {
  const bare = title.replace(/^\s*(?:gate|ゲート)\s*\d+\s*[:：.–—-]?\s*/iu, '');
  return bare === '' ? title : bare;
}
