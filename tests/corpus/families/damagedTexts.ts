import { damaged } from '../../domain/damaged.ts';
import type { CorpusCase, CorpusFamily } from '../corpusCase.ts';
import { arrowsAndTrees, tables } from './tablesAndTrees.ts';
import { japaneseKeys } from './dependencyKeys.ts';
import { longReports } from './longReports.ts';
import { shortReports } from './reports.ts';
import { plans } from './plans.ts';
import { statusWords, templates } from './statuses.ts';

const sources: readonly CorpusFamily[] = [
  arrowsAndTrees,
  tables,
  japaneseKeys,
  plans,
  shortReports,
  longReports,
  statusWords,
  templates,
];

function copies(change: (text: string) => string): readonly CorpusCase[] {
  return sources.flatMap((family) =>
    family.cases.map((item) => ({
      ...item,
      context: item.context ?? family.context,
      place: item.place ?? family.place,
      text: change(item.text),
    })),
  );
}

/** UTF-8 read as Windows-1252 with every byte kept. */
export const mojibake: CorpusFamily = {
  name: 'mojibake, whole',
  context: 'harbour',
  place: 'body',
  derived: true,
  cases: copies((text) => damaged(text, false)),
};

/** The same after copy and paste: the bytes without a character are lost, and with them some Japanese for good. */
export const lossyMojibake: CorpusFamily = {
  name: 'mojibake, bytes lost',
  context: 'harbour',
  place: 'body',
  derived: true,
  cases: copies((text) => text).flatMap((item) =>
    /[ぁ-んァ-ヶ一-龠：、（）]/u.test(item.text) ? [] : [{ ...item, text: damaged(item.text, true) }],
  ),
};

export const carriageReturns: CorpusFamily = {
  name: 'CRLF',
  context: 'harbour',
  place: 'body',
  derived: true,
  cases: copies((text) => text.replace(/\r?\n/g, '\r\n')),
};
