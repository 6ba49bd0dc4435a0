"""Every indicator that is published, in the order readers meet them."""

from indicators.definitions import (
    alleged_breaches,
    arms_control_in_force,
    bloc_gdp_share,
    bloc_members,
    bloc_partners,
    bloc_population_share,
    declared_vs_independent,
    deployed_troops,
    eu_sanctions_packages,
    large_exercises,
    leader_contact_mix,
    peak_exercise_troops,
    snap_inspections,
    un_agreement,
    un_ukraine_support,
    us_troops_europe,
)
from indicators.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = (
    large_exercises.INDICATOR,
    peak_exercise_troops.INDICATOR,
    declared_vs_independent.INDICATOR,
    snap_inspections.INDICATOR,
    deployed_troops.INDICATOR,
    us_troops_europe.INDICATOR,
    bloc_members.INDICATOR,
    bloc_partners.INDICATOR,
    bloc_population_share.INDICATOR,
    bloc_gdp_share.INDICATOR,
    arms_control_in_force.INDICATOR,
    alleged_breaches.INDICATOR,
    un_ukraine_support.INDICATOR,
    un_agreement.INDICATOR,
    eu_sanctions_packages.INDICATOR,
    leader_contact_mix.INDICATOR,
)
