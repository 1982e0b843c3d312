import { InsetText } from "../../../../components/govuk";
import type { PostcodeProblem } from "../describe-located";

/** Why a typed postcode could not be used, and where to go with it. */
export function PostcodeNotice({ problem }: { problem: PostcodeProblem | null }) {
	if (!problem) return null;
	const { text, elsewhere } = problem;
	return (
		<InsetText>
			{text}{" "}
			{elsewhere ? (
				<a className="govuk-link" href={elsewhere.href} lang="en" dir="ltr">
					{elsewhere.name}
				</a>
			) : null}
		</InsetText>
	);
}
