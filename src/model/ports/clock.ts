/** The time. */

export interface Clock {
  now(): Date;
}
