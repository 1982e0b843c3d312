/** A field that people do not see. Whoever fills it in is a machine. Safe in the browser: no I/O. */
import { ticked } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers } from "../../../platform/forms/form";

/** The name of the field. */
export const TRAP = "website";

const trapForm = form({ [TRAP]: ticked() });

/** Whether a machine sent the form. */
export const isTrapped = (posted: Values): boolean => readAnswers(trapForm, posted)[TRAP];
