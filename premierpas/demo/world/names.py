"""First and last names with the diversity of a French suburb; every person is made up."""

FIRST_NAMES = [
    "Inès", "Adam", "Lina", "Rayan", "Sarah", "Yanis", "Camille", "Lucas", "Chloé", "Mohamed", "Fatoumata", "Ibrahim",
    "Aminata", "Moussa", "Awa", "Mamadou", "Kadiatou", "Noah", "Jade", "Louis", "Emma", "Gabriel", "Louise", "Hugo",
    "Manon", "Théo", "Léa", "Nathan", "Zoé", "Enzo", "Julia", "Maëlys", "Ilyès", "Yasmine", "Amine", "Nour", "Bilal",
    "Salma", "Youssef", "Assia", "Karim", "Imane", "Walid", "Hana", "Mehdi", "Selma", "Anis", "Rania", "Sofiane",
    "Maryam", "Elif", "Emre", "Zeynep", "Kerem", "Ayşe", "Mert", "Melis", "João", "Beatriz", "Tiago", "Inês",
    "Rafael", "Leonor", "Diogo", "Sofia", "Mateus", "Ana", "Miguel", "Linh", "Minh", "Mai", "Anh", "Khôi", "Xin",
    "Wei", "Mei", "Jun", "Kavya", "Arjun", "Anjali", "Vithusan", "Nila", "Sanjay", "Priya", "Prince", "Grace",
    "Emmanuel", "Divine", "Merveille", "Exaucé", "Naomie", "Ruth", "Samuel", "David", "Eva", "Mila", "Milan",
    "Nikola", "Ana-Maria", "Andrei", "Ioana", "Sasha", "Daria", "Maksym", "Olena", "Jean-Baptiste", "Anne-Sophie",
    "Marie-Lou", "Paul", "Alice", "Jules", "Rose", "Arthur", "Lou", "Malo", "Ambre", "Gwenaëlle", "Titouan", "Maïssa",
    "Djibril", "Hawa", "Souleymane", "Oumou", "Cheick", "Mariam", "Boubacar", "Coumba",
]  # fmt: skip
LAST_NAMES = """
Benali Traoré Martin Diallo Bernard Haddad Konaté Petit Da_Silva Nguyen Camara Moreau Ferreira Sow Dubois Yilmaz
Mbaye Laurent Cissé Fernandes Lefèvre Okafor Garcia Kaya Roux Ndiaye Pereira Fournier Bouzid Girard Demir Touré
Lambert Mendes Rousseau Belkacem Vincent Coulibaly Muller Adjei Fontaine Sissoko Chevalier Abdallah Robin Keïta
Masson Amrani Sanchez Kovačević Gautier Doumbia Dos_Santos Perrin Saïdi Mathieu Tran Clément Bakayoko Morin Çelik
Henry Diarra Roussel Hamidi Nicolas Sylla Perez Gauthier Khelifi Marchand Öztürk Dufour Sivakumar Blanchard Zhang
Meyer Popescu Dumont Rajaratnam Lucas Wang Brun Boateng Denis Mansouri Picard Fofana Vasseur Le_Gall N'Diaye Leroux
D'Almeida Renard Bensaïd Guillaume Lopes Arnaud Kouassi Colin Şahin Vidal Ferreira_Lopes Dupont-Moreau
""".replace("_", "~").split()
LAST_NAMES = [name.replace("~", " ") for name in LAST_NAMES]
ADULTS = [
    "Nadia", "Samir", "Bakary", "Fatou", "Claire", "Hélène", "Thierry", "Olivier", "Sophie", "Karima", "Jean",
    "Mireille", "Abdel", "Véronique", "Stéphane", "Aïcha", "Laurence", "Philippe", "Sandrine", "Rachid", "Isabelle",
    "Marc", "Delphine", "Kofi", "Paula", "Hugo", "Selma", "Antoine", "Nathalie", "Driss",
]  # fmt: skip
# Whose name is a woman's, whose a man's, of all that are said here and in the files beside; the rest is left open.
WOMEN = frozenset({
    "Agathe", "Aïcha", "Alice", "Ambre", "Amélie", "Aminata", "Ana", "Ana-Maria", "Anjali", "Anne", "Anne-Sophie",
    "Assia", "Aurore", "Awa", "Ayşe", "Beatriz", "Bintou", "Blandine", "Carla", "Catherine", "Chloé", "Claire",
    "Colette", "Coumba", "Daria", "Delphine", "Diane", "Elif", "Élise", "Emma", "Eva", "Fanny", "Fanta", "Fatou",
    "Fatoumata", "Gwenaëlle", "Hana", "Hawa", "Hélène", "Ilyana", "Imane", "Inaya", "Inês", "Inès", "Ines", "Ioana",
    "Isabelle", "Jade", "Jeanne", "Julia", "Juliette", "Justine", "Kadiatou", "Karima", "Kavya", "Laurence", "Léa",
    "Leonor", "Lila", "Lina", "Louise", "Maëlys", "Maïssa", "Manon", "Mariam", "Mariama", "Marie-Lou", "Maryam",
    "Mathilde", "Maryvonne", "Maud", "Mei", "Melis", "Mila", "Mireille", "Monique", "Nadia", "Naïma", "Naomie", "Nathalie", "Nila",
    "Noémie", "Odile", "Olena", "Oumou", "Patricia", "Paula", "Priya", "Rania", "Rose", "Ruth", "Salimata", "Salma",
    "Salomé", "Sandrine", "Sarah", "Ségolène", "Selma", "Sira", "Sofia", "Solange", "Sonia", "Sophie", "Tassadit",
    "Véronique", "Yasmina", "Yasmine", "Zeynep", "Zoé",
})  # fmt: skip
MEN = frozenset({
    "Abdel", "Adam", "Alain", "Amine", "Andrei", "Anis", "Antoine", "Arjun", "Arthur", "Bakary", "Bastien", "Bilal",
    "Boubacar", "Bruno", "Cheick", "David", "Denis", "Diogo", "Djibril", "Driss", "Emmanuel", "Emre", "Enzo",
    "Gabriel", "Gérard", "Gilles", "Grégoire", "Henri", "Hervé", "Hugo", "Ibrahim", "Idriss", "Ilyès", "Ivan", "Jean",
    "Jean-Baptiste", "Jean-Noël", "Jérôme", "João", "Jules", "Karim", "Kerem", "Kevin", "Khôi", "Kofi", "Kumar",
    "Léopold", "Louis", "Lucas", "Maksym", "Malo", "Mamadou", "Marc", "Mateus", "Mehdi", "Mert", "Miguel", "Milan",
    "Minh", "Mohamed", "Moussa", "Moustapha", "Nathan", "Nikola", "Noah", "Olivier", "Omar", "Paul", "Philippe",
    "Pierre-Yves", "Rachid", "Rafael", "Rayan", "Rodrigue", "Rui", "Samir", "Samuel", "Sanjay", "Serge", "Sofiane",
    "Souleymane", "Stéphane", "Théo", "Thierry", "Tiago", "Titouan", "Toufik", "Vithusan", "Walid", "Xavier",
    "Yacine", "Yanis", "Yann", "Youssef",
})  # fmt: skip


def said_first(name: str) -> str:
    """The first name in a whole one, behind a title: `Sœur Odile Brunel` → `Odile`."""
    words = [word for word in name.split() if word not in ("Dr", "Me", "Maître", "Sœur")]
    return words[0] if words else ""
