import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueKey } from '#domain/tracker.ts';
import { keepInView } from '../ui/keepInView.ts';
import { inSlices } from './inSlices.ts';
import { issueAttribute } from './issueReferences.ts';
import { elementNearLine, elementOfLine } from './lines.ts';
import './markdown.css';
import { markdownRenderer } from './renderInTime.ts';
import type { Rendered } from './renderInTime.ts';
import { piecesOf } from './pieces.ts';
import { addressAttribute, outsideAttribute } from './sanitise.ts';

export type MarkdownProps = {
  readonly text: string;
  /** `owner/name`: what a bare `#12` means. */
  readonly repository: string;
  /** What was read on which line, in words. */
  readonly readings: ReadonlyMap<number, string>;
  /** The line to show; a new `visit` shows it again. */
  readonly target: number | null;
  readonly visit: number;
  readonly onIssue: (issue: IssueKey) => void;
  readonly onOutside: (address: string, kind: 'link' | 'image') => void;
};

/** A body as GitHub shows it: made in a worker, sanitised last, drawn in slices. */
export function Markdown({ text, repository, readings, target, visit, onIssue, onOutside }: MarkdownProps) {
  const { t } = useTranslation('issue');
  const root = useRef<HTMLDivElement>(null);
  const [rendered, setRendered] = useState<Rendered | null>(null);
  const [drawn, setDrawn] = useState(0);
  const wanted = target !== null;

  useEffect(() => {
    let current = true;
    void markdownRenderer()
      .render(text, repository, wanted)
      .then((answer) => {
        if (current) setRendered(answer);
      });
    return () => {
      current = false;
    };
    // The first sight decides about the order; a later jump within the body must not draw it again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text, repository]);

  useEffect(() => {
    const element = root.current;
    if (element === null || rendered === null) return;
    element.replaceChildren();
    const pieces = piecesOf(rendered, text);
    let undone = pieces.length;
    const callOff = pieces.map((make) =>
      inSlices(() => {
        const piece = document.createElement('div');
        piece.append(make());
        element.append(piece);
        undone -= 1;
        if (undone === 0) setDrawn((count) => count + 1);
      }, wanted),
    );
    return () => callOff.forEach((call) => call());
    // eslint-disable-next-line react-hooks/exhaustive-deps -- as above
  }, [rendered]);

  useEffect(() => {
    const element = root.current;
    if (element === null || drawn === 0) return;
    for (const [line, meaning] of readings) {
      const found = elementOfLine(element, line);
      found?.classList.add('read-line');
      found?.setAttribute('title', meaning);
    }
    return () => {
      for (const marked of element.querySelectorAll('.read-line')) marked.classList.remove('read-line');
    };
  }, [drawn, readings]);

  useEffect(() => {
    const element = root.current;
    if (element === null || target === null || drawn === 0) return;
    const found = elementNearLine(element, target);
    found?.classList.add('target-line');
    if (found === null) return;
    const stop = keepInView(found, 'center');
    return () => {
      stop();
      found.classList.remove('target-line');
    };
  }, [drawn, target, visit]);

  function follow(event: MouseEvent | KeyboardEvent): void {
    const at = event.target instanceof Element ? event.target : null;
    const issue = at?.closest(`[${issueAttribute}]`)?.getAttribute(issueAttribute);
    const outside = at?.closest(`[${outsideAttribute}]`);
    if (issue != null) onIssue(issue as IssueKey);
    else if (outside != null)
      onOutside(
        outside.getAttribute(addressAttribute) ?? '',
        outside.getAttribute(outsideAttribute) === 'image' ? 'image' : 'link',
      );
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      {rendered === null ? <p className="text-ink3">{t('thread.drawing')}</p> : null}
      {rendered?.kind === 'plain' ? (
        <p className="mb-2 text-small text-ink3">{t(`plain.${rendered.reason}`)}</p>
      ) : null}
      {/* The rendered nodes bubble their clicks here; each of them is a link with a tab stop of its own. */}
      <div
        ref={root}
        className="markdown"
        onClick={follow}
        onKeyDown={(event) => {
          if (event.key === 'Enter') follow(event);
        }}
      />
    </>
  );
}
