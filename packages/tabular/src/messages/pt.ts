export const pt = {
  'tabular.fileUnreadable': 'Não foi possível abrir o arquivo. Verifique se ele existe e se você pode lê-lo.',
  'tabular.fileEmpty': 'O arquivo está vazio. Escolha outro.',
  'tabular.fileTruncated':
    'O arquivo está cortado: termina {line, plural, =0 {antes da primeira linha completa} other {na linha #}}. Baixe ou salve de novo.',
  'tabular.fileDamaged': 'O arquivo está danificado. Abra-o na sua planilha, salve de novo e tente outra vez.',
  'tabular.fileTooLarge': 'O arquivo ocupa espaço demais ao abrir. Salve-o como CSV ou divida-o.',
  'tabular.formatUnknown': 'Este arquivo não é uma tabela. Salve-o como XLSX ou CSV.',
  'tabular.formatOldExcel': 'É um Excel antigo ou com senha. Salve-o como XLSX sem senha, ou como CSV.',
  'tabular.needsFile': 'Um XLSX não pode ser lido enquanto chega. Salve-o primeiro como arquivo.',
  'tabular.sheetUnknown': 'A pasta não tem a planilha “{sheet}”. Escolha uma da lista.',
  'tabular.encodingUnknown': 'Não conhecemos a codificação “{encoding}”. Use utf-8, utf-16le, utf-16be ou iso-8859-1.',
  'tabular.encodingInvalid':
    'Linha {line}: há letras em outra codificação. Indique a do arquivo, por exemplo iso-8859-1.',
  'tabular.nulCharacter': 'Linha {line}: há um caractere nulo. Se o arquivo é UTF-16, indique; se não, salve de novo.',
  'tabular.quoteOpen':
    'A linha que começa na linha {line} do arquivo abre aspas e não as fecha. Corrija ou baixe de novo.',
  'tabular.cellTooLong': 'Linha {line}, coluna {column}: o texto passa de {limit, number} caracteres. Encurte-o.',
  'tabular.rowTooLong': 'O registro que começa na linha {line} é longo demais. Procure aspas sem fechar.',
  'tabular.tooManyColumns': 'Linha {line}: há mais de {limit, number} colunas. Retire as que sobram.',
  'tabular.tooManyRows': 'Uma planilha do Excel comporta {limit, number} linhas. Use CSV ou divida a tabela.',
  'tabular.headerMissing':
    'Não há cabeçalho na linha {line} nem depois. Indique em que linha estão os nomes das colunas.',
  'tabular.headerNameless': 'A coluna {column} não tem nome. Nós a chamamos pelo número.',
  'tabular.headerRepeated': 'A coluna {column} repete o nome “{name}”. Acrescentamos um número.',
  'tabular.rowShort':
    'Linha {line}: tem {cells, plural, one {# célula} other {# células}} e o cabeçalho {columns}. Veja se falta algo.',
  'tabular.rowLong':
    'Linha {line}: tem {cells, plural, one {# célula} other {# células}} e o cabeçalho {columns}. Veja se sobra um separador.',
  'tabular.cellError': 'Linha {line}, coluna {column}: a fórmula deu o erro {error}. Corrija na sua planilha.',
} as const
