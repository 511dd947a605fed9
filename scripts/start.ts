import { ensureBuilt } from './build/ensureBuilt.ts';
import { withDisplay } from './display/xvfb.ts';
import { electronEnvironment, runToEnd, sandboxSwitches, sayIfUnsandboxed } from './launch.ts';
import { packageFile, projectFolder } from './project.ts';
import { ensureRuntime, type Runtime } from './runtime/ensureRuntime.ts';
import { readStartOptions, usage } from './startOptions.ts';
import { runScript, Stopped } from './stopped.ts';

await runScript(async () => {
  const request = readStartOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  switch (request.kind) {
    case 'help':
      process.stdout.write(usage);
      return 0;
    case 'wrong':
      throw new Stopped(`${request.message}\n\n${usage}`);
    case 'screenshots': {
      const { takeScreenshots } = await import('./pictures/takeScreenshots.ts');
      return takeScreenshots(request.folder);
    }
    case 'app': {
      const runtime = await ensureRuntime();
      await ensureBuilt();
      return startApp(runtime, request.appArguments);
    }
    case 'dev':
      return startDevelopment(await ensureRuntime(), request.appArguments);
  }
});

function startApp(runtime: Runtime, appArguments: readonly string[]): Promise<number> {
  const switches = sandboxSwitches(process.getuid?.());
  sayIfUnsandboxed(switches);
  return withDisplay((env) =>
    runToEnd(
      runtime.executable,
      [...switches, projectFolder, ...appArguments],
      electronEnvironment(runtime, env),
    ),
  );
}

/** electron-vite serves the window's sources and restarts the rest; it starts the Electron that it is told. */
function startDevelopment(runtime: Runtime, appArguments: readonly string[]): Promise<number> {
  const switches = sandboxSwitches(process.getuid?.());
  sayIfUnsandboxed(switches);
  const command = packageFile('electron-vite', 'bin', 'electron-vite.js');
  const args = [
    command,
    'dev',
    '--watch',
    ...(switches.length > 0 ? ['--noSandbox'] : []),
    '--',
    ...appArguments,
  ];
  return withDisplay((env) =>
    runToEnd(process.execPath, args, {
      ...electronEnvironment(runtime, env),
      ELECTRON_EXEC_PATH: runtime.executable,
    }),
  );
}
