import { Component } from 'react';
import type { ReactNode } from 'react';
import i18next from 'i18next';
import type { Failure } from '#contract/result.ts';
import { Button } from '../ui/Button.tsx';
import { FailedFrame } from '../ui/Frame.tsx';

type State = { readonly failure: Failure | null };

/** A bug in one view leaves the others standing. */
export class ViewBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(bug: unknown): State {
    const message = bug instanceof Error ? bug.message : String(bug);
    return {
      failure: {
        kind: 'bug',
        message: i18next.t('shell:bug.message', { message }),
        hint: i18next.t('shell:bug.hint'),
      },
    };
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children;
    return (
      <FailedFrame
        failure={this.state.failure}
        action={
          <Button look="primary" onClick={() => this.setState({ failure: null })}>
            {i18next.t('shell:action.tryAgain')}
          </Button>
        }
      />
    );
  }
}
