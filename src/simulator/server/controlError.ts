/** A command that names something that is not there, or is not one: answered as 400. */
export class ControlError extends Error {}
