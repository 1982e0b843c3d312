import type { ReactNode } from "react";
import { Tag } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import type { VersionLine } from "../versions-page.server";

interface VersionListProps {
	versions: readonly (VersionLine & { live?: boolean })[];
	/** What can be done with one. */
	action?: (version: VersionLine) => ReactNode;
}

/** Who published what and when, newest first. */
export function VersionList({ versions, action }: VersionListProps) {
	const { t } = useSpeech();
	return (
		<ol className="app-versions">
			{versions.map((version) => {
				const { number, status, when, by, note, live } = version;
				return (
					<li key={number} className="app-versions__item">
						<p className="app-versions__head">
							<strong>{t("staff-entries:version.number", { number })}</strong> {when}{" "}
							{status === "withdrawn" ? <Tag colour="red">{t("staff:status.withdrawn")}</Tag> : null}
							{live ? <Tag colour="green">{t("staff-entries:version.live")}</Tag> : null}
						</p>
						<p className="app-versions__by">{by}</p>
						{note ? <p className="app-versions__note">{note}</p> : null}
						{action?.(version)}
					</li>
				);
			})}
		</ol>
	);
}
