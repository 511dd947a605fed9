import i18next from 'i18next';
import type { Failure, FailureFacts } from '#contract/result.ts';

export type FailureWords = { readonly message: string; readonly hint: string };

type Translate = (key: string, values?: Record<string, unknown>) => string;

/**
 * What happened, what was kept and what to do, in the user's language; in the engine's own English where a failure has
 * no words of the window's yet.
 * @param t of any namespace; the language in effect where it is absent
 */
export function failureInWords(failure: Failure, t?: (...key: never[]) => unknown): FailureWords {
  const { kind, facts } = failure;
  const translate = (t ?? i18next.t) as unknown as Translate;
  if (facts === undefined || !i18next.exists(`failures:${kind}.message`)) {
    return { message: failure.message, hint: failure.hint };
  }
  const values = valuesOf(facts, translate);
  const files =
    facts['files'] === undefined || facts['files'] === ''
      ? ''
      : ` ${translate('failures:certificate-untrusted.files', values)}`;
  return {
    message: translate(`failures:${kind}.message`, values) + files,
    hint: translate(`failures:${kind}.hint`, values),
  };
}

/** What an engine's sentence names by a word of its own language. */
const details: Readonly<Record<string, string>> = {
  'an HTML page': 'html',
  'JSON that breaks off': 'brokenJson',
  'an answer without data': 'noData',
};

function valuesOf(facts: FailureFacts, t: Translate): Record<string, unknown> {
  const { permissions, detail, expiresAt } = facts;
  const known = typeof detail === 'string' ? details[detail] : undefined;
  return {
    ...facts,
    ...(known === undefined ? {} : { detail: t(`failures:detail.${known}`) }),
    ...(typeof expiresAt === 'string' ? { expiresAt: expiresAt.slice(0, 10) } : {}),
    ...(typeof permissions === 'string'
      ? {
          permissions: permissions
            .split(',')
            .map((permission) => permissionInWords(permission, t))
            .join(t('failures:permission.comma')),
        }
      : {}),
  };
}

/** `issues:read` → Issues: read; `scope:repo` → the scope repo. A name that is not known stays GitHub's own. */
function permissionInWords(permission: string, t: Translate): string {
  const [name = '', level = ''] = permission.split(':');
  if (name === 'scope') return t('failures:permission.scope', { name: level });
  const known = i18next.exists(`failures:permission.${name}`) ? t(`failures:permission.${name}`) : name;
  return t(`failures:permission.${level}`, { name: known });
}
