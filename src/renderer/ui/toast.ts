import { Toast } from '@base-ui/react/toast';
import type { Failure } from '#contract/result.ts';
import { failureInWords } from '../i18n/failureWords.ts';

/** One manager for the window, so that actions outside of React can speak too. */
export const toasts = Toast.createToastManager();

export function sayDone(title: string, description?: string): void {
  toasts.add({ title, ...(description === undefined ? {} : { description }), timeout: 6_000 });
}

/** A failure stays until it is read and closed. */
export function sayFailed(title: string, failure: Failure): void {
  const { message, hint } = failureInWords(failure);
  toasts.add({ title, description: `${message} ${hint}`, timeout: 0, priority: 'high' });
}
