import type { ElectronApplication } from '@playwright/test';

/** Lets the system's file dialog, which no test can click, answer these files. */
export async function answerFileDialog(
  app: ElectronApplication,
  filePaths: readonly string[],
): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...paths] });
  }, filePaths);
}
