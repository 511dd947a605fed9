import { succeed } from '#contract/result.ts';
import type { Handlers } from '#contract/wire.ts';
import { findText } from '../mirror/search.ts';
import { openRepository, type EngineParts } from './parts.ts';

export function searchHandlers(parts: EngineParts): Pick<Handlers, 'search.find'> {
  return {
    'search.find'({ text, limit }) {
      const opened = openRepository(parts);
      if (!opened.ok) return opened;
      return succeed(findText(parts.storage.mirror, opened.value, text, limit));
    },
  };
}
