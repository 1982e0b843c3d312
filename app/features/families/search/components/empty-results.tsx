import { CardList } from "../../../../components/card";
import { ContactButtons } from "../../../../components/contact-buttons";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import { phoneHref, phoneWords } from "../../../directory/listings/phone-number";
import { ListingCard } from "../../words/components/listing-card";
import type { EmptyResults as Empty } from "../results-page-empty.server";

/** What to do when nothing was found: ask for less, look in other areas, talk to someone. */
export function EmptyResults({ empty, council }: { empty: Empty; council: string }) {
	const { t, format, paths } = useSpeech();
	const { relaxations, elsewhere, phone } = empty;
	return (
		<>
			<p className="govuk-body-l">{t("directory:results.none")}</p>
			{relaxations.length > 0 ? (
				<>
					<h2 className="govuk-heading-m">{t("directory:results.try")}</h2>
					<ul className="govuk-list govuk-list--bullet">
						{relaxations.map(({ key, text, count, href }) => (
							<li key={key}>
								<a className="govuk-link" href={href}>
									{t("directory:results.tryCount", { text, count, number: format.number(count) })}
								</a>
							</li>
						))}
					</ul>
				</>
			) : null}
			<p className="govuk-body">
				<a className="govuk-link" href={paths.services(council)}>
					{t("directory:home.allServices")}
				</a>
			</p>
			{elsewhere.length > 0 ? (
				<>
					<h2 className="govuk-heading-m">{t("directory:results.elsewhere")}</h2>
					<CardList ordered>
						{elsewhere.map(({ council: area, card }) => (
							<ListingCard key={card.href} card={card} kicker={t("directory:results.elsewhereIn", { council: area })} />
						))}
					</CardList>
				</>
			) : null}
			<p className="govuk-body">{t("directory:results.phone")}</p>
			{phone ? (
				<ContactButtons
					items={[
						{
							key: phone.number,
							kind: "phone",
							href: phoneHref(phone.number),
							label: t("directory:contact.call", { number: phoneWords(phone.number) }),
							detail: <Foreign text={phone.name} />,
						},
					]}
				/>
			) : null}
			<p className="govuk-body">
				<a className="govuk-link" href={paths.help(council)}>
					{t("directory:home.allLines")}
				</a>
			</p>
		</>
	);
}
