/**
 * A form that met an ended session is shown again after signing in, filled in. Its values carry a mark, which the reader
 * of forms heeds: it is as though something were wrong with it, so nothing of it is done until it is sent anew. Pure.
 */
import type { Values } from "./field-errors";

const RESUMED: unique symbol = Symbol("resumed");

/** Values that are only to be shown. Copies made of them carry the mark too. */
export const resumedValues = (values: Values): Values => Object.assign({}, values, { [RESUMED]: true });

export const isResumed = (values: Values): boolean => RESUMED in values;
