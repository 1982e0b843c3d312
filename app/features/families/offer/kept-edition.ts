/** Between the printed page and the shape in which an edition is kept. A page that changes is mapped here. */
import { type EditionPrint, editionPrintSchema } from "../../../model/offer/edition";
import type { PrintedOffer } from "./printed-offer.server";

/** What is kept of a printed page. */
export const keptPrint = (page: PrintedOffer): EditionPrint => editionPrintSchema.parse(page);

/** A kept edition as today's page shows it. */
export const printedPage = (kept: EditionPrint): PrintedOffer => kept;
