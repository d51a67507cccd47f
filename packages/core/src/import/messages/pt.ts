import type { es } from './es.ts'

export const pt: Record<keyof typeof es, string> = {
  'permission.run': 'Importar arquivos de empreendimentos',
  'permission.mappings': 'Dizer como se leem as colunas dos arquivos',
  'kept-rows': 'As linhas de arquivos importados que ninguém corrigiu são apagadas após 30 dias.',
  'error.IMPORTS_MAPPING_UNKNOWN': 'Não existe essa forma de ler colunas. Escolha uma da lista.',
  'error.IMPORTS_MAPPING_SHIPPED': 'Essa forma de ler colunas vem com o Milpa. Salve a sua com outro nome.',
  'error.IMPORTS_NOT_RECOGNISED': 'Não reconhecemos as colunas deste arquivo. Diga qual forma de leitura usar.',
  'error.IMPORTS_NO_NAME_COLUMN': 'O arquivo não tem a coluna «{column}». Sem nome não é possível registrar.',
  'error.IMPORTS_OUT_OF_ORDER': 'As linhas chegaram fora de ordem. Envie a parte {expected, number}.',
  'error.IMPORTS_NOT_NOW': 'A importação está em outra etapa ({status}). Atualize a página e continue dali.',
  'error.IMPORTS_FILE_FAULTY': 'O arquivo está cortado. Baixe-o de novo, ou confirme que quer o que chegou.',
  'error.IMPORTS_FILE_UNREADABLE':
    'Não conseguimos ler este arquivo como tabela. Salve-o como CSV ou XLSX e tente de novo.',
  'error.IMPORTS_REHEARSED': 'Nada foi guardado: era um teste.',
  'error.IMPORTS_NOT_A_REGISTER': 'Só o que vem de um registro público é publicado ao importar.',
  'problem.REQUIRED': 'Falta o nome do empreendimento.',
  'problem.TOO_LONG': 'O texto é longo demais. Encurte-o.',
  'problem.NOT_ACCEPTED': 'Este dado não tem a forma esperada.',
  'problem.NOT_A_NUMBER': 'Esperava-se um número, como 19.7266.',
  'problem.NOT_A_CODE': 'Esperava-se um código de {digits, number} algarismos.',
  'problem.NOT_A_DATE': 'Esperava-se uma data, como 2024, 2024-03 ou 15/03/2024.',
  'problem.NOT_A_CHOICE': 'Esperava-se uma destas palavras: {choices}.',
  'problem.NOT_YES_OR_NO': 'Esperava-se sim ou não.',
  'problem.HALF_A_PLACE': 'Falta a latitude ou a longitude. Escreva as duas, ou nenhuma.',
  'problem.ROW_REPEATED': 'Repete a linha {line, number} do arquivo.',
  'problem.RESEMBLES':
    'Parece {records, plural, one {um registro} other {# registros}} que já temos. Compare antes de registrar.',
  'problem.TABULAR_ROW_SHORT': 'Tem {cells, plural, one {# célula} other {# células}} e o cabeçalho {columns}.',
  'problem.TABULAR_ROW_LONG':
    'Tem {cells, plural, one {# célula} other {# células}} e o cabeçalho {columns}. Veja se sobra um separador.',
  'problem.TABULAR_CELL_ERROR': 'A fórmula deu o erro {error}. Corrija-a na sua planilha.',
}
