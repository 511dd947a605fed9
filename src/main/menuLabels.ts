/** The native menu's words. The commands themselves live in the window's registry, under the ids named here. */
export const menuLabels = {
  en: {
    file: 'File',
    'export.open': 'Open Export…',
    'session.connect': 'Connect GitHub…',
    'session.refresh': 'Refresh Now',
    edit: 'Edit',
    go: 'Go',
    'view.now': 'Now',
    'view.graph': 'Graph',
    'view.search': 'Search',
    'palette.open': 'Command Palette…',
    'go.back': 'Back',
    'go.forward': 'Forward',
    view: 'View',
    theme: 'Theme',
    'theme.system': 'System',
    'theme.light': 'Light',
    'theme.dark': 'Dark',
    language: 'Language',
    'language.en': 'English',
    'language.ja': '日本語',
    window: 'Window',
    help: 'Help',
    'help.shortcuts': 'Keyboard Shortcuts',
  },
  ja: {
    file: 'ファイル',
    'export.open': 'エクスポートを開く…',
    'session.connect': 'GitHub に接続…',
    'session.refresh': '今すぐ更新',
    edit: '編集',
    go: '移動',
    'view.now': '現在',
    'view.graph': 'グラフ',
    'view.search': '検索',
    'palette.open': 'コマンドパレット…',
    'go.back': '戻る',
    'go.forward': '進む',
    view: '表示',
    theme: 'テーマ',
    'theme.system': 'システムに合わせる',
    'theme.light': 'ライト',
    'theme.dark': 'ダーク',
    language: '言語',
    'language.en': 'English',
    'language.ja': '日本語',
    window: 'ウインドウ',
    help: 'ヘルプ',
    'help.shortcuts': 'キーボードショートカット',
  },
} as const satisfies Record<'en' | 'ja', Record<string, string>>;

export type MenuLanguage = keyof typeof menuLabels;
export type MenuLabel = keyof (typeof menuLabels)['en'];
export type CommandId = Extract<MenuLabel, `${string}.${string}`>;

/** The menu's language for a locale such as `ja-JP`. */
export function menuLanguageFor(locale: string): MenuLanguage {
  return locale.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
