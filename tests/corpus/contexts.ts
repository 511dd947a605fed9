import type { ContextName, CorpusContext } from './corpusCase.ts';

const ofTerminal = '**Part of**: #50';
const ofDome = '**Parent Issue**: #100';
const ofArchive = '**Parent Issue**: #200';
const ofLibrary = '**Parent Issue**: #500';

/** Small trackers of named issues in which the corpus texts stand. */
export const contexts: Readonly<Record<ContextName, CorpusContext>> = {
  /** No phases: numbers alone. */
  harbour: {
    repository: 'harbour/pilot',
    speaker: 20,
    issues: [
      { number: 7, title: 'Survey of the basin', closed: true },
      { number: 12, title: 'Quay wall' },
      { number: 13, title: 'Fender line' },
      { number: 14, title: 'Bollards' },
      { number: 15, title: 'Gangway' },
      { number: 16, title: 'Lamp posts' },
      { number: 17, title: 'Slipway gate' },
      { number: 20, title: 'Mooring radar' },
      { number: 21, title: 'Tide gauge' },
      { number: 22, title: 'Fog signal' },
    ],
  },
  /** One epic with four phases. */
  terminal: {
    repository: 'harbour/terminal',
    speaker: 41,
    issues: [
      { number: 31, title: 'Phase 1.1: Pilings', body: ofTerminal },
      { number: 32, title: 'Phase 1.2: Decking', body: ofTerminal },
      { number: 33, title: 'Phase 1.3: Drainage', body: ofTerminal },
      { number: 41, title: 'Phase 2.1: Cranes', body: ofTerminal },
      { number: 42, title: 'Phase 2.2: Reefer sockets', body: ofTerminal },
      { number: 43, title: 'Phase 2.3: Rail spur', body: ofTerminal },
      { number: 50, title: '[EPIC] Container terminal' },
      { number: 61, title: 'Phase 3.1: Gate house', body: ofTerminal },
      { number: 62, title: 'Phase 3.2: Weighbridge', body: ofTerminal },
      { number: 71, title: 'Phase 4.1: Crane trials', body: ofTerminal },
      { number: 72, title: 'Phase 4.2: Fire drill', body: ofTerminal },
      { number: 73, title: 'Phase 4.3: Opening', body: ofTerminal },
    ],
  },
  /** Two epics whose phase ids collide. */
  observatory: {
    repository: 'summit/observatory',
    speaker: 111,
    issues: [
      { number: 100, title: '[EPIC] Dome renewal' },
      { number: 101, title: 'Phase 1.1: Shutter motors', body: ofDome },
      { number: 102, title: 'Phase 1.2: Rail grinding', body: ofDome },
      { number: 111, title: 'Phase 2.1: Dome control', body: ofDome },
      { number: 112, title: 'Phase 2.2: Weather station', body: ofDome },
      { number: 200, title: '[EPIC] Archive scanning' },
      { number: 201, title: 'Phase 1.1: Plate inventory', body: ofArchive },
      { number: 202, title: 'Phase 1.2: Scanner calibration', body: ofArchive },
      { number: 211, title: 'Phase 2.1: Plate scanning', body: ofArchive },
    ],
  },
  /** Japanese titles. */
  clinic: {
    repository: 'minato/clinic',
    speaker: 271,
    issues: [
      { number: 240, title: '患者台帳の移行' },
      { number: 241, title: 'バックアップ手順' },
      { number: 270, title: '予約カレンダー' },
      { number: 271, title: '問診票フォーム' },
      { number: 272, title: '会計連携' },
      { number: 273, title: '電子処方箋' },
      { number: 274, title: '待合室モニター' },
    ],
  },
  /** A coordination issue without a body, and the issues of its plan. */
  library: {
    repository: 'county/library',
    speaker: 500,
    issues: [
      { number: 500, title: '[Master] Library relocation: coordination' },
      { number: 501, title: 'Phase 1.1: Shelf survey', body: ofLibrary },
      { number: 502, title: 'Phase 1.2: Floor reinforcement', body: ofLibrary },
      { number: 503, title: 'Phase 1.3: Climate control', body: ofLibrary },
      { number: 504, title: 'Phase 1.4: Fire doors', body: ofLibrary },
      { number: 505, title: 'Phase 2.1: Catalogue export', body: ofLibrary },
      { number: 506, title: 'Phase 2.2: Barcode printing', body: ofLibrary },
      { number: 507, title: 'Phase 2.3: Reader accounts', body: ofLibrary },
      { number: 511, title: 'Phase 3.1: Crate packing', body: ofLibrary },
      { number: 512, title: 'Phase 3.2: Van schedule', body: ofLibrary },
    ],
  },
};
