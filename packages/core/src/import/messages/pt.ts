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
  'error.IMPORTS_NO_ROWS':
    'O arquivo não tem linhas abaixo do cabeçalho. Está vazio ou cortado: baixe ou salve outra vez.',
  'error.IMPORTS_FILE_UNREADABLE':
    '{fault, select, TABULAR_NUL_CHARACTER {Linha {line, number}: há um caractere nulo. Se o arquivo é UTF-16, salve como CSV UTF-8.} TABULAR_QUOTE_OPEN {A linha {line, number} abre aspas e não fecha: o arquivo está cortado. Baixe outra vez.} TABULAR_FILE_TRUNCATED {O arquivo está cortado no cabeçalho. Baixe ou salve outra vez.} TABULAR_FILE_EMPTY {O arquivo está vazio. Escolha outro.} TABULAR_HEADER_MISSING {O arquivo não tem cabeçalho. Escreva os nomes das colunas na primeira linha.} TABULAR_FORMAT_OLD_EXCEL {É um Excel antigo ou com senha. Salve como XLSX sem senha, ou como CSV.} other {Não conseguimos ler este arquivo como tabela. Salve como CSV ou XLSX e tente de novo.}}',
  'problem.CONTACT_UNREADABLE': 'Não foi possível ler. A linha é guardada, e o que esta célula diz fica nas anotações.',
  'problem.FORMULA': 'Começa como uma fórmula. É guardado como texto: confira se era isso que queria.',
  'problem.TABULAR_QUOTE_OPEN':
    'A linha que começa na linha {line, number} abre aspas e não fecha. O arquivo pode estar cortado: baixe outra vez ou corrija essa linha.',
  'problem.TABULAR_FILE_TRUNCATED': 'O arquivo está cortado na linha {line, number}. Baixe ou salve outra vez.',
  'problem.TABULAR_FILE_DAMAGED': 'O arquivo está danificado e não pôde ser lido até o fim. Salve outra vez.',
  'problem.TABULAR_FILE_TOO_LARGE': 'O arquivo ocupa demais ao abrir. Salve como CSV ou divida em partes.',
  'problem.TABULAR_FILE_UNREADABLE': 'Não foi possível ler o arquivo até o fim. Traga outra vez.',
  'problem.TABULAR_ENCODING_INVALID':
    'Linha {line, number}: há letras em outra codificação. Salve o arquivo como CSV UTF-8.',
  'problem.TABULAR_NUL_CHARACTER':
    'Linha {line, number}: há um caractere nulo. Se o arquivo é UTF-16, salve como CSV UTF-8.',
  'problem.TABULAR_CELL_TOO_LONG': 'Linha {line, number}: um texto passa de {limit, number} caracteres. Encurte.',
  'problem.TABULAR_ROW_TOO_LONG':
    'A linha que começa na linha {line, number} é longa demais. Procure aspas sem fechar.',
  'problem.TABULAR_TOO_MANY_COLUMNS': 'Linha {line, number}: há mais de {limit, number} colunas. Tire as que sobram.',
}
