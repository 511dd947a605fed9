/** Tells what a sentence says of now from what it asks, wishes, plans, supposes or remembers. */

const readLimit = 300;
/** From such a word on, a sentence no longer says how things are. */
const notOfNow =
  /\b(?:if|when|once|unless|until|whether|as soon as|after|before|will|shall|would|should|could|can|may|might|must|hop(?:e|es|ing)|wish|want|wants|plan(?:s|ning)? (?:to|on|for)|going to|expect(?:s|ed|ing)?|aim(?:s|ing)?|try|trying|let'?s|let us|please|need to|have to|todo|tomorrow|yesterday|last (?:week|month|year|night|time|sprint|\w+day)|next (?:week|month|step|task|we|i)\b|by (?:\w+day|tomorrow|tonight|the end)|asked|asks|heard|told|thought|think|wonder(?:ing)?|maybe|perhaps|probably|hopefully|supposed|how to|how|what|why|who|definition of)\b|昨日|先週|先月|前回|明日|来週|今後|もし|たぶん|おそらく|聞きました|らしい|でしょう|はず|次に|次は|後で/iu;

const sentenceMark = /[.!?。！？;；]/;
const sentenceEnd = /(?<=[.!?。！？])(?=\s|$|[^\x00-\x7F])|[;；]/u;

/** The parts of a line that say how things are now, as far as each says it; questions say nothing. */
export function saidOfNow(text: string): string {
  const told: string[] = [];
  const head = text.slice(0, readLimit);
  // Splitting looks back at every character: most lines have no end of a sentence in them.
  const sentences = sentenceMark.test(head) ? head.split(sentenceEnd) : [head];
  for (const sentence of sentences) {
    if (/[?？]\s*$|(?:ですか|ますか|でしょうか|ましたか)[。\s]*$/u.test(sentence)) continue;
    const stop = notOfNow.exec(sentence);
    if (stop === null) told.push(sentence);
    // `Blocked until …` is blocked, `done when …` is not done: what stands behind a word decides whether it counts.
    else
      told.push(
        `${sentence.slice(0, stop.index)}${/^(?:until|after|yesterday)$/i.test(stop[0]) ? stop[0] : 'someday'} …`,
      );
  }
  return told.join(' ').trim();
}
