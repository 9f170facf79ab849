"""First and last names with the diversity of a French suburb; every person is made up."""

FIRST_NAMES = """
Inès Adam Lina Rayan Sarah Yanis Camille Lucas Chloé Mohamed Fatoumata Ibrahim Aminata Moussa Awa Mamadou Kadiatou
Noah Jade Louis Emma Gabriel Louise Hugo Manon Théo Léa Nathan Zoé Enzo Julia Maëlys Ilyès Yasmine Amine Nour Bilal
Salma Youssef Assia Karim Imane Walid Hana Mehdi Selma Anis Rania Sofiane Maryam Elif Emre Zeynep Kerem Ayşe Mert
Melis João Beatriz Tiago Inês Rafael Leonor Diogo Sofia Mateus Ana Miguel Linh Minh Mai Anh Khôi Xin Wei Mei Jun
Kavya Arjun Anjali Vithusan Nila Sanjay Priya Prince Grace Emmanuel Divine Merveille Exaucé Naomie Ruth Samuel David
Eva Mila Milan Nikola Ana-Maria Andrei Ioana Sasha Daria Maksym Olena Jean-Baptiste Anne-Sophie Marie-Lou Paul Alice
Jules Rose Arthur Lou Malo Ambre Gwenaëlle Titouan Maïssa Djibril Hawa Souleymane Oumou Cheick Mariam Boubacar Coumba
""".split()
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
ADULTS = """
Nadia Samir Bakary Fatou Claire Hélène Thierry Olivier Sophie Karima Jean Mireille Abdel Véronique Stéphane Aïcha
Laurence Philippe Sandrine Rachid Isabelle Marc Delphine Kofi Paula Hugo Selma Antoine Nathalie Driss
""".split()
GENDERLESS_FUNCTIONS = ["direction", "ressources humaines", "responsable d’atelier", "chargé d’accueil", "gérance"]
