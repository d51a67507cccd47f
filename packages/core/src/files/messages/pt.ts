import type { es } from './es.ts'

export const pt: Record<keyof typeof es, string> = {
  'permission.upload': 'Enviar e retirar arquivos',
  'permission.read': 'Ver arquivos',
  'permission.keep': 'Registrar um arquivo já guardado (só o sistema)',
  'error.FILES_KIND_REFUSED':
    'Não recebemos arquivos deste tipo. Envie uma foto JPEG, PNG ou WebP, um PDF, ou uma planilha CSV ou XLSX.',
  'error.FILES_MISLABELLED': 'O conteúdo é {found}, mas o nome diz outra coisa. Corrija o nome e envie de novo.',
  'error.FILES_DAMAGED': 'O arquivo está danificado e não se pode ler. Envie outra cópia.',
  'error.FILES_IMAGE_TOO_LARGE': 'A imagem é grande demais: mais de {most, number} pontos. Reduza-a e envie de novo.',
  'error.FILES_UNKNOWN_PERMISSION': 'A permissão que este arquivo pede não existe no centro.',
  'operation.keep': 'Guardou um arquivo',
  'operation.attach': 'Anexou um arquivo a um registro',
  'operation.remove': 'Retirou um arquivo',
}
