import { floating } from '../ui/Popup.tsx';

export const menuPopup = `${floating} min-w-[200px] p-1.5`;
export const menuItem =
  'flex h-7 items-center gap-2 rounded-md px-2 outline-none data-[highlighted]:bg-sel data-[disabled]:text-ink3';
export const menuLabel = 'px-2 pt-2 pb-1 text-cap font-medium text-ink3';
export const menuLine = 'my-1.5 h-px bg-line';
