import { Button, Select } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import type { TopicsPage } from "../topics-page.server";

/** What the categories of an upload are about. */
export function TopicsForm({ page }: { page: TopicsPage }) {
	const { t } = useSpeech();
	const options = [{ value: "", text: t("staff-exchange:topics.none") }, ...page.topics];
	return (
		<>
			<PageHeading lead={t("staff-exchange:topics.intro")}>{t("staff-exchange:topics.title")}</PageHeading>
			<form method="post">
				{page.categories.map(({ name, topic }, at) => (
					<Select
						key={name}
						name={`topic-${at}`}
						label={<span className="app-raw">{name}</span>}
						labelSize="s"
						options={options}
						defaultValue={topic}
					/>
				))}
				{page.more > 0 ? <p className="govuk-body">{t("staff-exchange:topics.more", { count: page.more })}</p> : null}
				<Button>{t("staff-exchange:topics.continue")}</Button>
			</form>
		</>
	);
}
