import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

const looks = {
  /** Ink, filled: one in a view. */
  primary: 'bg-primary text-on-primary hover:opacity-90',
  normal: 'text-ink shadow-outline hover:bg-hover',
  quiet: 'text-ink2 hover:bg-hover hover:text-ink',
} as const;

const sizes = {
  normal: 'h-7 px-2.5 gap-1.5 rounded-md text-base',
  small: 'h-6 px-2 gap-1.5 rounded-[5px] text-small',
} as const;

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly look?: keyof typeof looks;
  readonly size?: keyof typeof sizes;
  /** The key that does the same, shown inside. */
  readonly shortcut?: string;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button; all other attributes go to the element, so that headless widgets can render through it. */
export function Button({
  look = 'normal',
  size = 'normal',
  shortcut,
  className = '',
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={`inline-flex shrink-0 items-center font-medium whitespace-nowrap disabled:opacity-45 ${looks[look]} ${sizes[size]} ${className}`}
      {...rest}
    >
      {children}
      {shortcut === undefined ? null : <Key on={look === 'primary'}>{shortcut}</Key>}
    </button>
  );
}

/** The picture of a key. */
export function Key({ children, on = false }: { readonly children: ReactNode; readonly on?: boolean }) {
  const look = on ? 'opacity-60 shadow-[inset_0_0_0_1px_currentColor]' : 'text-ink3 shadow-outline';
  return (
    <kbd
      aria-hidden
      className={`inline-block min-w-4 rounded-sm px-1 text-center font-sans text-[11px]/4 font-medium ${look}`}
    >
      {children}
    </kbd>
  );
}
