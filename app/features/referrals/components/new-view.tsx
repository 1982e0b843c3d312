import { BackLink, Button, ErrorSummary, Input, Pagination } from "../../../components/govuk";
import { OneTimeMark } from "../../../components/one-time-mark";
import { PageHeading } from "../../../components/page-heading";
import { useSpeech } from "../../../platform/i18n/context";
import type { Begun, NewPage, ServiceCard } from "../new-page.server";

interface Props {
	page: NewPage;
	refused?: Extract<Begun, { ok: false }>;
}

/** To which service? */
export function NewView({ page, refused }: Props) {
	const { t, paths } = useSpeech();
	const { council, q, services, total } = page;
	const why = refused && t(`staff-referrals:misfit.${refused.reason}`);
	const error = why ? [{ text: refused.service === null ? why : `${refused.service}: ${why}` }] : [];
	return (
		<>
			<BackLink href={paths.referrals()}>{t("staff-referrals:title")}</BackLink>
			<ErrorSummary errors={error} />
			<PageHeading lead={t("staff-referrals:new.lead", { council })}>{t("staff-referrals:new.title")}</PageHeading>
			<form method="get" action={paths.newReferral()}>
				<Input
					name="q"
					label={t("staff-referrals:new.search")}
					labelSize="s"
					hint={t("staff-referrals:new.search-hint")}
					defaultValue={q}
					width={30}
				/>
				<Button variant="secondary">{t("staff-referrals:new.find")}</Button>
			</form>
			<p className="govuk-body" role="status">
				{t("staff-referrals:new.found", { count: total })}
			</p>
			{services.map((service) => (
				<ServiceToRefer key={service.id} service={service} />
			))}
			<Pagination page={page.page} pages={page.pages} href={(number) => paths.newReferral({ q, page: number })} />
		</>
	);
}

/** @param from another referral whose answers it begins with */
export function ServiceToRefer({ service, from }: { service: ServiceCard; from?: string }) {
	const { t } = useSpeech();
	const { id, name, organisation, summary, wait, href, receives, isOpen } = service;
	return (
		<article className="app-answer app-measure">
			<h2 className="govuk-heading-s">
				<a className="govuk-link" href={href}>
					{name}
				</a>
			</h2>
			<p className="govuk-body">{organisation}</p>
			<p className="govuk-body">{summary}</p>
			{wait ? <p className="govuk-body">{wait}</p> : null}
			{receives ? <ReferHere id={id} name={name} from={from} /> : null}
			{receives || isOpen ? null : <p className="govuk-hint">{t("staff-referrals:misfit.nobody-receives")}</p>}
			{isOpen ? <p className="govuk-hint">{t("staff-referrals:new.open")}</p> : null}
		</article>
	);
}

/** Begins a referral to a service. */
export function ReferHere({ id, name, from }: { id: string; name: string; from?: string }) {
	const { t, paths } = useSpeech();
	return (
		<form method="post" action={paths.newReferral()}>
			<OneTimeMark />
			<input type="hidden" name="service" value={id} />
			{from ? <input type="hidden" name="from" value={from} /> : null}
			<Button variant="secondary">
				{t("staff-referrals:new.refer")}
				<span className="govuk-visually-hidden"> {name}</span>
			</Button>
		</form>
	);
}
