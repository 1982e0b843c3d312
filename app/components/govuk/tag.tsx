import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type TagColour = "grey" | "green" | "teal" | "blue" | "purple" | "magenta" | "red" | "orange" | "yellow";

export function Tag({ colour, children }: { colour?: TagColour; children: ReactNode }) {
	return <strong className={classNames("govuk-tag", colour && `govuk-tag--${colour}`)}>{children}</strong>;
}
