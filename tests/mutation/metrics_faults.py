"""Faults that a figure of the papers must not survive: each is one wrong line in `metrics`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """In `module`, the text `right`, which occurs once, becomes `wrong`."""

    module: str
    what: str
    right: str
    wrong: str


FAULTS = (
    # M1, M2: concentration
    Fault("concentration", "shares as fractions", "HUNDRED * amount / total for", "amount / total for"),
    Fault("concentration", "least for greatest share", "return max(shares(amounts))", "return min(shares(amounts))"),
    Fault("concentration", "index of shares, not of squares", "(share * share for share in shares", "(share for share in shares"),
    Fault("concentration", "effective number upside down", "Decimal(10_000) / index", "index / Decimal(10_000)"),
    Fault("concentration", "two suppliers count as one", "if amount > 0) == 1]", "if amount > 0) <= 2]"),
    Fault("concentration", "share of items, not of spend", "HUNDRED * spend / total", "HUNDRED * len(alone) / len(amounts)"),
    Fault("concentration", "rest given to the largest", "cap, rest = min(known)", "cap, rest = max(known)"),
    Fault("concentration", "what is left over is lost", "full_parties * cap * cap + left * left", "full_parties * cap * cap"),
    Fault("concentration", "rest never largest", "max(max(known), HUNDRED - total)", "max(known)"),
    Fault("purchases", "groups not merged", "return self.group_of.get(supplier, supplier), True", "return supplier, True"),
    Fault("purchases", "a trader counts as maker", "if maker_known:", "if True:"),
    Fault("purchases", "last month is the first", 'max(months, default="")', 'min(months, default="")'),
    Fault("derive_concentration", "least concentrated first", '(-number_of(purchases, "top1"), purchases.id)', '(number_of(purchases, "top1"), purchases.id)'),
    Fault("derive_concentration", "unknown counts as known", "HUNDRED * (purchases.spend - purchases.unknown)", "HUNDRED * purchases.spend"),
    Fault("derive_concentration", "coverage of the unknown", "HUNDRED * (whole - unknown)", "HUNDRED * unknown"),
    Fault("derive_concentration", "best instead of worst", 'percent(number_of(worst, "top1"))', 'percent(number_of(made[-1], "top1"))'),
    # M3 to M5: survival and stoppages
    Fault("survival", "cover upside down", "return stock / use\n", "return use / stock\n"),
    Fault("survival", "start of the alternative forgotten", "use * alternative.start_days) / (use", "0) / (use"),
    Fault("survival", "use and alternative added", "(use - alternative.rate)\n", "(use + alternative.rate)\n"),
    Fault("survival", "gap with the wrong sign", "max(Decimal(0), recover - survive)", "max(Decimal(0), survive - recover)"),
    Fault("survival", "half the loss of margin", "return (recover - survive) * margin_a_day", "return (recover - survive) * margin_a_day / 2"),
    Fault("survival", "dry days forgotten", "return (dry + partly * part)", "return (partly * part)"),
    Fault("survival", "alternative gives no relief", "(dry + partly * part) * margin", "(dry + partly) * margin"),
    Fault("survival", "stock for survival, not recovery", "        return use * recover\n", "        return use * alternative.start_days\n"),
    Fault("recovery", "stock in transit forgotten", "return recovery.stock.value + (", "return recovery.stock.value + 0 * ("),
    Fault("recovery", "alternative from the first day", "Alternative(rate.value, start.value if start is not None else Decimal(0))", "Alternative(rate.value)"),
    Fault("derive_survival", "narrowest gap first", '(-number_of(recovery, "gap"), recovery.id)', '(number_of(recovery, "gap"), recovery.id)'),
    Fault("derive_survival", "gap before and after swapped", 'number_of(survival, "gap") - number_of(survival, "gap_planned")', 'number_of(survival, "gap_planned") - number_of(survival, "gap")'),
    Fault("derive_survival", "survival cut off at recovery", '"survive", quantity(now, "日")', '"survive", quantity(min(now, recover), "日")'),
    Fault("derive_survival", "ratio upside down", "percent(100 * now / recover)", "percent(100 * recover / now)"),
    Fault("derive_survival", "stock needed in days", "quantity(needed, recovery.stock.unit)", 'quantity(needed, "日")'),
    Fault("derive_stoppages", "a shared cause still relieves", "if scenario in recovery.alternative_stops", "if scenario not in recovery.alternative_stops"),
    Fault("derive_stoppages", "loss before and after swapped", "(NO_ALTERNATIVE, planned))", "(planned, NO_ALTERNATIVE))"),
    Fault("indicator_status", "red and amber swapped", 'else "red" if ratio < RED_BELOW else "amber"', 'else "amber" if ratio < RED_BELOW else "red"'),
    Fault("indicator_status", "falling targets never reached", "current >= target if rising else current <= target", "current >= target"),
    # M6: revenue at risk
    Fault("revenue_at_risk", "products counted twice", "for product in set(needed_by)", "for product in needed_by"),
    Fault("derive_revenue", "union of the first item only", "{product for item in needing for", "{product for item in needing[:1] for"),
    # M7: break-even
    Fault("appraisal", "break-even doubled", "return reduction / frequency / cost if", "return 2 * reduction / frequency / cost if"),
    Fault("appraisal", "break-even upside down", "return reduction / frequency / cost if", "return cost / reduction * frequency if"),
    Fault("appraisal", "events a year forgotten", "return reduction / frequency / cost if", "return reduction / cost if"),
    Fault("portfolio", "frequency of the first scenario", "for scenario in self.scenarios)\n\n    def perils", "for scenario in self.scenarios[:1])\n\n    def perils"),
    # M8: severity
    Fault("severity", "mode once", "(self.low + 4 * self.mode + self.high) / 6", "(self.low + self.mode + self.high) / 3"),
    Fault("severity", "chance of less", "return 1 - regularised_beta(self.alpha", "return regularised_beta(self.alpha"),
    Fault("severity", "ninety per cent one-sided", "math.log(self.high / self.low) / (2 * _Z95)", "math.log(self.high / self.low) / _Z95"),
    Fault("severity", "median for mean", "math.exp(self.mu + self.sigma**2 / 2)", "math.exp(self.mu)"),
    Fault("severity", "measure divides", "return self.base.mean * self.factor", "return self.base.mean / self.factor"),
    # M9, M10: loss of a year
    Fault("annual_loss", "frequency forgotten", "return peril.frequency * peril.severity.mean", "return peril.severity.mean"),
    Fault("annual_loss", "greatest instead of all", "return math.fsum(expected_annual_loss(peril)", "return max(expected_annual_loss(peril)"),
    Fault("annual_loss", "chance by adding", "return -math.expm1(-math.fsum(peril.frequency for peril in perils))", "return math.fsum(peril.frequency for peril in perils)"),
    Fault("exceedance", "one scenario once", "peril.frequency * peril.severity.exceeds(loss) for", "peril.severity.exceeds(loss) for"),
    Fault("exceedance", "return period off by one", "wanted = 1 / years\n", "wanted = 1 / (years + 1)\n"),
    Fault("exceedance", "linear grid", "least * step**number", "least + step * number"),
    Fault("annual_total", "tail without its quantile", "return start + excess / (1 - share)", "return excess / (1 - share)"),
    Fault("annual_total", "quantile one step low", "return number * self.step\n", "return (number - 1) * self.step\n"),
    Fault("annual_total", "total not exceeded", "return max(0.0, 1.0 - math.fsum", "return max(0.0, math.fsum"),
    Fault("portfolio", "effects of other scenarios", "item.scenario == scenario.id and item.investment", "item.investment"),
    Fault("portfolio", "effects added, not multiplied", "factor = math.prod(float(item.severity_factor)", "factor = sum(float(item.severity_factor)"),
    Fault("portfolio", "frequency unchanged by measures", "* math.prod(float(item.frequency_factor) for item in acting)", ""),
    Fault("portfolio", "reduction with the wrong sign", "self.expected_loss() - self.expected_loss(self.measures)", "self.expected_loss(self.measures) - self.expected_loss()"),
    Fault("portfolio", "before and after swapped", 'return State("before", self.perils(), inputs), after', 'return after, State("before", self.perils(), inputs)'),
    Fault("portfolio", "mode for the low end", "return Pert(low, mode, high)", "return Pert(low, low, high)"),
    Fault("derive_loss", "chances as fractions", "percent(100 * horizon_probability", "percent(horizon_probability"),
    Fault("derive_loss", "one year whatever the horizon", "horizon_probability(frequency, years)", "horizon_probability(frequency, 1)"),
    Fault("derive_loss", "loss after in the place of before", "money(expected_annual_loss(then))", "money(expected_annual_loss(later))"),
    Fault("derive_loss", "curves swapped", 'percent(100 * occurrence_exceedance(before.perils, loss))', 'percent(100 * occurrence_exceedance(after.perils, loss))'),
    Fault("derive_loss", "measures raise the loss", "((titles[name], -part) for part, name in parts)", "((titles[name], part) for part, name in parts)"),
    Fault("derive_loss", "smallest measure first", "key=lambda part: (-part[0], part[1])", "key=lambda part: (part[0], part[1])"),
    Fault("derive_loss", "appetite in the wrong unit", "float(appetite.amount)", "float(appetite.amount) / 1000"),
    Fault("derive_total", "grid of the measures", "grid_step(states[0].perils)", "grid_step(states[1].perils)"),
    Fault("derive_total", "95 for 99", '("p99", total.quantile(0.99)', '("p99", total.quantile(0.95)'),
    Fault("horizon", "years forgotten", "-math.expm1(-frequency * years)", "-math.expm1(-frequency)"),
    # M11: overlapping measures
    Fault("shapley", "weights of another size", "math.factorial(count - size - 1)", "math.factorial(count - size)"),
    Fault("shapley", "what a measure brings, negative", "(known[before | {number}] - known[before])", "(known[before] - known[before | {number}])"),
    # M12, M13: appraisal
    Fault("appraisal", "discounted one year less", "-math.expm1(-years * math.log1p(rate)) / rate", "-math.expm1(-(years - 1) * math.log1p(rate)) / rate"),
    Fault("appraisal", "running cost forgotten", "annuity_factor(rate, spending.years) + spending.opex", "annuity_factor(rate, spending.years)"),
    Fault("appraisal", "return on cost plus one", "return (reduction - cost) / cost", "return reduction / cost"),
    Fault("appraisal", "share upside down", "return cost / reduction", "return reduction / cost"),
    Fault("appraisal", "spending added to the value", "annuity_factor(rate, spending.years) - spending.capex", "annuity_factor(rate, spending.years) + spending.capex"),
    Fault("appraisal", "payback of the gross benefit", "net = reduction - spending.opex\n", "net = reduction\n"),
    Fault("appraisal", "undiscounted payback", "benefit = net / (1 + rate) ** year", "benefit = net"),
    Fault("appraisal", "payback one year late", "return year - 1 + left / benefit", "return year + left / benefit"),
    Fault("derive_appraisal", "low and high swapped", "net_present_value(spending, reduction, rate + RATE_MARGIN)", "net_present_value(spending, reduction, rate - RATE_MARGIN)"),
    Fault("derive_appraisal", "yen for a yen upside down", "quantity(reduction / cost", "quantity(cost / reduction"),
    Fault("derive_appraisal", "rate of return as a fraction", "percent(100 * irr)", "percent(irr)"),
    Fault("programme", "rate in per cent", "return float(rate.value) / 100", "return float(rate.value)"),
    Fault("programme", "cost and running cost swapped", "Spending(float(plan.capex.amount), float(plan.opex_per_year.amount)", "Spending(float(plan.opex_per_year.amount), float(plan.capex.amount)"),
    Fault("derive_options", "extra spending forgotten", "(item.capex.amount for item in chosen), _amount(option.extra_capex))", "(item.capex.amount for item in chosen), Decimal(0))"),
    Fault("derive_options", "extra effect forgotten", "portfolio.expected_loss(chosen) * left", "portfolio.expected_loss(chosen)"),
    Fault("derive_options", "tail without the extra effect", "return_period_loss(perils, 100) * left", "return_period_loss(perils, 100)"),
    Fault("derive_options", "tail without measures", "annual_total(perils, step)", "annual_total(portfolio.perils(), step)"),
    Fault("derive_sensitivity", "ends of the rate swapped", '("rate", rate + RATE_POINTS, max(0.0, rate - RATE_POINTS))', '("rate", max(0.0, rate - RATE_POINTS), rate + RATE_POINTS)'),
    Fault("derive_sensitivity", "change with the wrong sign", "money(swing.at_low - base)", "money(base - swing.at_low)"),
    Fault("derive_sensitivity", "effect moves the other way", "ONE - (ONE - effect.severity_factor) * factor", "ONE - (ONE - effect.severity_factor) / factor"),
    Fault("derive_sensitivity", "longer recovery costs nothing", "return later / now if now > 0 else ONE", "return ONE"),
    Fault("sensitivity", "narrowest swing first", "(-swing.width, swing.name)", "(swing.width, swing.name)"),
    # M14 to M17: rights, leaks, screens
    Fault("staged_option", "used when it does not pay", "max(self.avoided - self.exercise, 0.0)", "(self.avoided - self.exercise)"),
    Fault("staged_option", "chance of the first event grows", "(1 - self.probability) ** (year - 1)", "(1 - self.probability) ** year"),
    Fault("staged_option", "premium forgotten", "return self.payoff - self.upkeep_cost - self.premium", "return self.payoff - self.upkeep_cost"),
    Fault("derive_rights", "advantage of switching now", "money(option.net_present_value - now)", "money(now - option.net_present_value)"),
    Fault("leakage", "leak in the wrong year", "enumerate(flows, 1)", "enumerate(flows, 0)"),
    Fault("leakage", "response not discounted", "return self.response / (1 + self.rate) ** self.response_year", "return self.response"),
    Fault("derive_leak", "reduction with the wrong sign", "money(before - after)", "money(after - before)"),
    Fault("sanity_bound", "half for one e-th", "return expected_loss / math.e", "return expected_loss / 2"),
    Fault("materiality", "share as a fraction", "100 * loss / amount", "loss / amount"),
    Fault("materiality", "limit itself not flagged", "return self.share >= self.limit", "return self.share > self.limit"),
    Fault("derive_materiality", "unlisted companies screened", "if not company.listed:", "if company.listed is None:"),
    # the facts themselves
    Fault("derivation", "label of the first input only", "for name in inputs if name in self.known)])", "for name in inputs[:1] if name in self.known)])"),
    Fault("derivation", "own inputs of a figure forgotten", "dict.fromkeys((*given, *figure.more))", "dict.fromkeys(given)"),
    Fault("derivation", "floats cut to yen", 'Decimal(f"{number:.10f}")', 'Decimal(f"{number:.0f}")'),
    Fault("derive_dialogue", "first talk for the last", "max(talk.on for talk in talks)", "min(talk.on for talk in talks)"),
    Fault("derive_dialogue", "directions not counted", '("total", talk.direction, kinds[talk.stakeholder])', '("total", kinds[talk.stakeholder])'),
    Fault("derive_indicators", "current and target swapped", "indicator_status(item.current.value, item.target.value", "indicator_status(item.target.value, item.current.value"),
)  # fmt: skip
