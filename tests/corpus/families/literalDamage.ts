import type { CorpusFamily } from '../corpusCase.ts';

/** Damage as it stands in old bodies, written out. */
export const literalDamage: CorpusFamily = {
  name: 'damage, written out',
  context: 'harbour',
  place: 'body',
  cases: [
    { text: '**Depends on**: #12 \\u0026 #13', edges: ['12→20', '13→20'] },
    { text: '#12 â†’ #13', edges: ['12→13'] },
    { text: '#12 â€“ #14', references: ['#12-14'] },
    { text: '**Depends on**: #12 â€“ #14', edges: ['12→20', '13→20', '14→20'] },
    { text: '**Status**: âœ… COMPLETE', place: 'comment', said: 'done' },
    { text: '**Status**: âš ï¸ Blocked', place: 'comment', said: 'blocked' },
    { text: '**Status**: â¸ï¸ Standby', place: 'comment', said: 'waiting' },
    { text: '**Status**: ðŸŸ¡ **BLOCKED** - Requires a mast', place: 'comment', said: 'blocked' },
    { text: '**Depends on**: #12\u0000', edges: ['12→20'] },
    { text: '**Depends on**: \ud800#12', edges: ['12→20'] },
    { text: '\ufeff**Depends on**: #12', edges: ['12→20'] },
    { text: '**Depends on**:\u00a0#12', edges: ['12→20'] },
    { text: '**Depends on**: \u202e#12\u202c', edges: ['12→20'] },
    { text: '\\`\\`\\`bash\n# Depends on: #12\n\\`\\`\\`\n\nNeeds #13\n', edges: ['13→20'] },
    { text: '```\n#12\n  â””â”€> #13\n```\n', edges: ['12→13'] },
    {
      text: '```\n#12\n  \u00e2\u201d\u201d\u00e2\u201d\u20ac> #13\n  \u00e2\u201d\u201d\u00e2\u201d\u20ac> #14\n```\n',
      edges: ['12→13', '12→14'],
    },
    { text: '|  |  |\n|---|---|\n|  |  |\n\nDepends on: #12\n', edges: ['12→20'] },
    { text: '````markdown\n```\n#12 → #13\n```\n````\n', edges: [] },
    { text: '**Depends on**: #12\r\n\r\n\r\n**Blocks**: #21\r\n', edges: ['12→20', '20→21'] },
  ],
};
