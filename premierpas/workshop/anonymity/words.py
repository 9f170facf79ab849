"""Words that need care when a name is searched: everyday words, particles, kinds of schools and streets."""

_EVERYDAY = """
petit grand blanc noir roux roy rose marguerite violette olive prune clair claire pierre marin bon bonnet fort leger
gentil boulanger berger meunier marchand martin lune ange aime desire reine victoire gloire grace joie jade perle ambre
melodie harmony ocean cerise capucine eve noel ami jardin dubois maison fontaine chevalier leroy moulin bois pont
mercier legrand brun jour mai avril juin aurore celeste iris lila lilas zen star paris france
"""
_PARTICLES = "de du des la le les da dos ben el al bel abd bin von van der di st saint sainte"
_GENERIC = """
college lycee ecole etablissement groupe cite scolaire prive privee public publique general technologique professionnel
polyvalent international institution institut ensemble sections section de du des d la le les l et a
"""
_TITLES = "m mr mme mlle monsieur madame mademoiselle dr professeur prof"

# Names that are also everyday words: alone and without a capital they are those words.
EVERYDAY = frozenset(_EVERYDAY.split())
PARTICLES = frozenset(_PARTICLES.split())
GENERIC = frozenset(_GENERIC.split())
TITLES = frozenset(_TITLES.split())
STREET_KINDS = {
    "rue": r"(?:rue|r\.)",
    "avenue": r"(?:avenue|aven?\.?|ave)",
    "boulevard": r"(?:boulevard|boul\.?|bd\.?|bld\.?|bvd\.?)",
    "allee": r"(?:allees?|all\.?)",
    "place": r"(?:place|pl\.?)",
    "impasse": r"(?:impasse|imp\.?)",
    "chemin": r"(?:chemin|che?m?\.?)",
    "route": r"(?:route|rte\.?)",
    "square": r"(?:square|sq\.?)",
    "residence": r"(?:residence|res\.?)",
}
