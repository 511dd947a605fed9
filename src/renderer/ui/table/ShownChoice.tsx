import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { ToolbarItems } from '../ToolbarItems.tsx';

/** Which rows a table shows, as one choice of a few in the window's toolbar; arrows move it, as radio buttons do. */
export function ShownChoice<Value extends string>({
  label,
  choices,
  value,
  onChoose,
}: {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly words: string }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}) {
  const group = useRef<HTMLDivElement>(null);
  function press(event: KeyboardEvent): void {
    const step =
      event.key === 'ArrowRight' || event.key === 'ArrowDown'
        ? 1
        : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
          ? -1
          : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = choices.findIndex((choice) => choice.value === value);
    const next = (at + step + choices.length) % choices.length;
    const chosen = choices[next];
    if (chosen === undefined) return;
    onChoose(chosen.value);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  }
  return (
    <ToolbarItems>
      <div
        ref={group}
        role="radiogroup"
        aria-label={label}
        onKeyDown={press}
        className="flex rounded-md bg-hover p-0.5 shadow-hairline"
      >
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            role="radio"
            aria-checked={choice.value === value}
            tabIndex={choice.value === value ? 0 : -1}
            onClick={() => onChoose(choice.value)}
            className={`h-6 rounded-sm px-2.5 text-small font-medium whitespace-nowrap ${choice.value === value ? 'bg-over text-ink shadow-e1' : 'text-ink2'}`}
          >
            {choice.words}
          </button>
        ))}
      </div>
    </ToolbarItems>
  );
}
