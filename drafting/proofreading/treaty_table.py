"""Well-known instruments and their years: when they were done, as the depositary cites them.

Source: United Nations Treaty Collection, Official Journal of the European Union, Council of Europe Treaty Office.
Where an instrument is as often cited by another year (adopted one year, opened for signature the next), both stand.
"""

from __future__ import annotations

# A name as a regular expression, its years parted by commas.
_TABLE = r"""
Single Convention on Narcotic Drugs | 1961
Convention on Psychotropic Substances | 1971
(?:United Nations )?Convention against Illicit Traffic in Narcotic Drugs and Psychotropic Substances | 1988
Charter of the United Nations | 1945
United Nations Charter | 1945
UN Charter | 1945
Statute of the International Court of Justice | 1945
Universal Declaration of Human Rights | 1948
Convention on the Prevention and Punishment of the Crime of Genocide | 1948
Genocide Convention | 1948
Geneva Conventions | 1949
(?:European )?Convention for the Protection of Human Rights and Fundamental Freedoms | 1950
European Convention on Human Rights | 1950
Convention relating to the Status of Refugees | 1951
Refugee Convention | 1951
Protocol relating to the Status of Refugees | 1967
Convention relating to the Status of Stateless Persons | 1954
Convention on the Reduction of Statelessness | 1961
Antarctic Treaty | 1959
Vienna Convention on Diplomatic Relations | 1961
Vienna Convention on Consular Relations | 1963
Vienna Convention on the Law of Treaties(?! between) | 1969
International Convention on the Elimination of All Forms of Racial Discrimination | 1965, 1966
International Covenant on Civil and Political Rights | 1966
International Covenant on Economic, Social and Cultural Rights | 1966
Outer Space Treaty | 1967
Treaty on the Non-Proliferation of Nuclear Weapons | 1968
(?:Nuclear )?Non-Proliferation Treaty | 1968
(?:Comprehensive )?Nuclear-Test-Ban Treaty | 1996, 1963
Ramsar Convention | 1971
Biological(?: and Toxin)? Weapons Convention | 1972
Chemical Weapons Convention | 1992, 1993
World Heritage Convention | 1972
Helsinki Final Act | 1975
Convention on the Elimination of All Forms of Discrimination against Women | 1979
(?:United Nations )?Convention on the Law of the Sea | 1982, 1958
UNCLOS | 1982
Convention against Torture(?: and Other Cruel, Inhuman or Degrading Treatment or Punishment)? | 1984
Vienna Convention for the Protection of the Ozone Layer | 1985
Montreal Protocol(?: on Substances that Deplete the Ozone Layer)? | 1987
Basel Convention | 1989
Convention on the Rights of the Child | 1989
Espoo Convention | 1991
(?:United Nations )?Framework Convention on Climate Change | 1992
UNFCCC | 1992
Convention on Biological Diversity | 1992
Rio Declaration(?: on Environment and Development)? | 1992
Maastricht Treaty | 1992
Vienna Declaration and Programme of Action | 1993
(?:United Nations )?Convention to Combat Desertification | 1994
Beijing Declaration(?: and Platform for Action)? | 1995
Kyoto Protocol(?: to the United Nations Framework Convention on Climate Change)? | 1997
Treaty of Amsterdam | 1997
Amsterdam Treaty | 1997
Rome Statute(?: of the International Criminal Court)? | 1998
Aarhus Convention | 1998
Rotterdam Convention | 1998
Cartagena Protocol(?: on Biosafety)? | 2000
United Nations Millennium Declaration | 2000
(?:United Nations )?Convention against Transnational Organi[sz]ed Crime | 2000
Treaty of Nice | 2001
Stockholm Convention on Persistent Organic Pollutants | 2001
Budapest Convention on Cybercrime | 2001
(?:United Nations )?Convention against Corruption | 2003
Convention on the Rights of Persons with Disabilities | 2006
Treaty of Lisbon | 2007
Lisbon Treaty | 2007
Convention on Cluster Munitions | 2008
Nagoya Protocol | 2010
Istanbul Convention | 2011
Minamata Convention(?: on Mercury)? | 2013
Arms Trade Treaty | 2013
Paris Agreement(?: on [Cc]limate [Cc]hange)? | 2015
Sendai Framework(?: for Disaster Risk Reduction)? | 2015
General Data Protection Regulation | 2016
GDPR | 2016
Convention unique sur les stupéfiants | 1961
Convention sur les substances psychotropes | 1971
Convention(?: des Nations Unies)? contre le trafic illicite de stupéfiants et de substances psychotropes | 1988
Charte des Nations Unies | 1945
Déclaration universelle des droits de l[’']homme | 1948
Convention de Vienne sur le droit des traités | 1969
Convention des Nations Unies sur le droit de la mer | 1982
Convention relative aux droits de l[’']enfant | 1989
Protocole de Kyoto | 1997
Statut de Rome | 1998
Traité de Lisbonne | 2007
Accord de Paris | 2015
"""

YEARS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (name.strip(), tuple(year.strip() for year in years.split(",")))
    for name, _, years in (line.rpartition("|") for line in _TABLE.strip().splitlines())
)
