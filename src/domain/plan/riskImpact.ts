import type { RiskImpact } from '../programme.ts';

/** The gravest word of the cell: `High/Critical` is critical. */
export function riskImpact(cell: string): RiskImpact {
  const text = cell.slice(0, 100).toLowerCase();
  if (/critical|severe|致命|重大/.test(text)) return 'critical';
  if (/high|major|高|大/.test(text)) return 'high';
  if (/medium|moderate|中/.test(text)) return 'medium';
  return /low|minor|低|小/.test(text) ? 'low' : 'unclear';
}
