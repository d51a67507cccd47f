import type { es } from './es.ts'

export const fr: Record<keyof typeof es, string> = {
  'permission.read': 'Voir les comptes, les mouvements et les soldes',
  'permission.accounts': 'Ouvrir, geler et fermer des comptes ; fixer limites et unités',
  'permission.post': 'Enregistrer des virements',
  'permission.reverse': 'Annuler des virements',
  'kind.asset': 'Actif',
  'kind.liability': 'Passif',
  'kind.equity': 'Fonds propres',
  'kind.income': 'Produit',
  'kind.expense': 'Charge',
  'kept.transfers': 'Ses virements restent, sans nom : les livres doivent être justes pour un audit.',
  'error.LEDGER_LINKED_TRANSFER_FAILED':
    'Un autre mouvement lié à celui-ci n’a pas été accepté. Corrigez-le et envoyez les deux.',
  'error.LEDGER_ID_OF_THE_FUTURE':
    'Le numéro de ce mouvement indique une date future. Vérifiez l’horloge de votre appareil.',
  'error.LEDGER_ID_TWICE_IN_GROUP': 'Deux virements du groupe ont le même identifiant. Changez-en un.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_GROUP':
    "Ces virements existent, mais n'ont pas été enregistrés ensemble. Vérifiez le groupe avant de le renvoyer.",
  'error.LEDGER_EXISTS_WITH_DIFFERENT_KIND':
    "Un autre virement porte cet identifiant, et n'est pas du même type. Prenez un nouvel identifiant.",
  'error.LEDGER_EXISTS_WITH_DIFFERENT_REVERSED_TRANSFER':
    'Une annulation porte cet identifiant, pour un autre virement. Prenez un nouvel identifiant.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT':
    'Un virement porte cet identifiant, avec un autre compte de débit. Prenez un nouvel identifiant.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT':
    'Un virement porte cet identifiant, avec un autre compte de crédit. Prenez un nouvel identifiant.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_AMOUNT':
    'Un virement porte cet identifiant, avec un autre montant. Prenez un nouvel identifiant.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_EFFECTIVE_DAY':
    'Un virement porte cet identifiant, avec une autre date. Prenez un nouvel identifiant.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_CATEGORY':
    'Un virement porte cet identifiant, avec une autre catégorie. Prenez un nouvel identifiant.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_FUND':
    'Un virement porte cet identifiant, avec un autre fonds. Prenez un nouvel identifiant.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_CAUSE':
    'Un virement porte cet identifiant, avec un autre motif. Prenez un nouvel identifiant.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_EXPIRY':
    'Une réserve avec cet identifiant existe déjà et se termine à un autre moment.',
  'error.LEDGER_ID_ALREADY_FAILED': 'Cet identifiant a déjà été refusé. Pour réessayer, envoyez-en un nouveau.',
  'error.LEDGER_HOLD_NOT_FOUND': "Il n'y a pas de réserve avec cet identifiant.",
  'error.LEDGER_NOT_A_HOLD': "Ce mouvement n'est pas une réserve.",
  'error.LEDGER_EXCEEDS_HOLD': 'On peut encaisser au plus le montant réservé.',
  'error.LEDGER_HOLD_ALREADY_POSTED': 'La réserve a déjà été encaissée.',
  'error.LEDGER_HOLD_ALREADY_VOIDED': 'La réserve a déjà été libérée.',
  'error.LEDGER_HOLD_EXPIRED': 'Le temps de cette réserve est écoulé. Faites-en une nouvelle.',
  'error.LEDGER_NOTHING_TO_REVERSE': "On n'annule que ce qui a été versé. Une réserve se libère.",
  'error.LEDGER_TRANSFER_NOT_FOUND': "Il n'y a pas de virement à annuler. Vérifiez l'identifiant.",
  'error.LEDGER_IS_A_REVERSAL': "Une annulation ne s'annule pas. Enregistrez un nouveau virement.",
  'error.LEDGER_ALREADY_REVERSED': "Ce virement a déjà été annulé. Un virement ne s'annule qu'une fois.",
  'error.LEDGER_EXCEEDS_REVERSED_TRANSFER':
    "L'annulation ne peut pas dépasser le virement. Écrivez un montant plus petit.",
  'error.LEDGER_ACCOUNTS_MUST_DIFFER': 'Les deux comptes sont le même. Choisissez deux comptes.',
  'error.LEDGER_DEBIT_ACCOUNT_NOT_FOUND': "Le compte à débiter {account} n'existe pas. Vérifiez sa clé.",
  'error.LEDGER_CREDIT_ACCOUNT_NOT_FOUND': "Le compte à créditer {account} n'existe pas. Vérifiez sa clé.",
  'error.LEDGER_ACCOUNTS_OF_DIFFERENT_UNITS':
    'Les deux comptes sont dans des unités différentes. Choisissez des comptes de la même monnaie.',
  'error.LEDGER_DEBIT_ACCOUNT_CLOSED': 'Le compte à débiter {account} est fermé. Choisissez un autre ou rouvrez-le.',
  'error.LEDGER_CREDIT_ACCOUNT_CLOSED': 'Le compte à créditer {account} est fermé. Choisissez un autre ou rouvrez-le.',
  'error.LEDGER_DEBIT_ACCOUNT_FROZEN': 'Le compte à débiter {account} est gelé. Demandez son dégel.',
  'error.LEDGER_CREDIT_ACCOUNT_FROZEN': 'Le compte à créditer {account} est gelé. Demandez son dégel.',
  'error.LEDGER_OVERFLOWS_DEBITS': 'Les débits du compte {account} passeraient le plus grand nombre possible.',
  'error.LEDGER_OVERFLOWS_CREDITS': 'Les crédits du compte {account} passeraient le plus grand nombre possible.',
  'error.LEDGER_EXCEEDS_CREDITS':
    "Le compte {account} n'a pas assez. Écrivez un montant plus petit ou relevez sa limite.",
  'error.LEDGER_EXCEEDS_DEBITS':
    'Le compte {account} ne peut pas recevoir autant. Écrivez un montant plus petit ou relevez sa limite.',
  'error.LEDGER_UNIT_TAKEN': "Une unité porte ce code avec d'autres données. Choisissez un autre code.",
  'error.LEDGER_UNIT_IS_A_CURRENCY': "Ce code est celui d'une monnaie, déjà définie. Choisissez un autre code.",
  'error.LEDGER_UNIT_UNKNOWN': "Le centre n'a pas cette unité. Définissez-la d'abord, ou prenez une monnaie.",
  'error.LEDGER_KEY_TAKEN': 'Un autre compte porte cette clé. Choisissez une autre clé.',
  'error.LEDGER_ACCOUNT_CLOSED': 'Le compte est fermé. Rouvrez-le avant de le changer.',
  'error.LEDGER_ACCOUNT_NOT_EMPTY': 'Le compte a encore un solde. Ramenez-le à zéro avant de le fermer.',
  'operation.define-unit': 'A défini une unité',
  'operation.open-account': 'A ouvert un compte',
  'operation.change-limits': 'A changé les limites d’un compte',
  'operation.freeze': 'A gelé un compte',
  'operation.unfreeze': 'A dégelé un compte',
  'operation.close-account': 'A clos un compte',
  'operation.reopen-account': 'A rouvert un compte',
  'operation.post': 'A passé une écriture',
  'operation.post-many': 'A noté de nombreux mouvements',
  'operation.reverse': 'A annulé une écriture',
  'operation.seal': 'A scellé les mouvements',
  'permission.import': 'Importer des soldes et des mouvements',
  'error.LEDGER_IMPORT_FAULTY':
    '{count, plural, one {# ligne ne peut être importée} other {# lignes ne peuvent être importées}}. Corrigez le fichier ; rien n’a été enregistré.',
  'error.LEDGER_IMPORT_REHEARSED': 'Voici ce que ferait l’importation. Rien n’a été enregistré.',
  'error.LEDGER_IMPORT_UNREADABLE':
    'Nous n’avons pas pu lire le fichier. Enregistrez-le en CSV ou XLSX et envoyez-le encore.',
  'error.LEDGER_IMPORT_TOO_LONG': 'Le fichier a plus de {most, number} lignes. Partagez-le en plusieurs.',
  'operation.import-books': 'A importé des soldes ou des mouvements',
  'operation.rehearse-import': 'A répété une reprise de livres',
  'operation.check-import': 'A essayé une reprise de livres',
  'permission.periods': 'Clore des périodes et demander la réouverture de l’une d’elles',
  'permission.reopen': 'Décider de la réouverture d’une période',
  'error.LEDGER_CLOSING_ENTRY':
    'Cette écriture clôt une période. Pour l’annuler, demandez la réouverture de la période.',
  'error.LEDGER_PERIOD_CLOSED': 'Les comptes sont clos jusqu’au {closedThrough}. Indiquez une date postérieure.',
  'error.LEDGER_JOURNAL_LINES': 'Des lignes nomment des comptes qui n’existent pas. Vérifiez leurs clés.',
  'error.LEDGER_JOURNAL_UNBALANCED': 'Les débits et les crédits ne s’équilibrent pas. Corrigez les montants.',
  'error.LEDGER_RANGE_TOO_LONG': 'Un rapport couvre au plus {most} jours. Choisissez une durée plus courte.',
  'error.LEDGER_REPORT_TOO_LARGE':
    'Le rapport a {rows} lignes, et {most} y tiennent. Choisissez une unité ou moins de détail.',
  'error.LEDGER_PERIOD_NOT_OVER': 'Ce jour n’est pas terminé. Clôturez jusqu’à un jour avant aujourd’hui.',
  'error.LEDGER_PERIOD_ALREADY_CLOSED':
    'Les comptes sont déjà clos jusqu’au {closedThrough}. Choisissez un jour postérieur.',
  'error.LEDGER_HOLDS_PENDING':
    'Des réserves de la période sont ouvertes. Encaissez-les, libérez-les, ou demandez leur maintien.',
  'error.LEDGER_RESULT_ACCOUNT':
    'Le compte {account} ne peut pas recevoir le résultat. Choisissez un compte de capitaux propres par unité.',
  'error.LEDGER_PERIOD_IS_OPEN': 'La période est déjà ouverte : quelqu’un l’a rouverte.',
  'error.LEDGER_NOT_THE_LAST_PERIOD': 'Une période plus récente est close. Rouvrez d’abord celle-là.',
  'error.LEDGER_REOPENING_ASKED': 'Quelqu’un a déjà demandé cette réouverture. Une autre personne doit décider.',
  'error.LEDGER_NO_REOPENING_ASKED': 'Personne n’a demandé cette réouverture. Il faut d’abord la demander.',
  'error.LEDGER_TWO_PEOPLE_NEEDED': 'Vous avez demandé la réouverture. Une autre personne doit décider.',
  'error.LEDGER_NEEDS_A_PERSON': 'Une personne connectée en décide, pas un programme.',
  'operation.journal': 'A passé une écriture de plusieurs lignes',
  'operation.close-period': 'A clos une période',
  'operation.ask-reopening': 'A demandé la réouverture d’une période',
  'operation.approve-reopening': 'A rouvert une période',
  'operation.refuse-reopening': 'A refusé la réouverture d’une période',
}
