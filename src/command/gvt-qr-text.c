/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-qr-text.h"

#include <qrencode.h>
#include <unistd.h>

#include "gvt-output.h"

#define MARGIN   4 /* modules of quiet around it */
#define BLACK_ON "\033[30;107m"
#define PLAIN    "\033[0m"

static gboolean
is_dark (const QRcode *code, int x, int y)
{
  if (x < 0 || y < 0 || x >= code->width || y >= code->width)
    return FALSE;
  return (code->data[y * code->width + x] & 1) != 0;
}

static void
put_row (GString *text, const QRcode *code, int y)
{
  static const char *const halves[] = { " ", "▄", "▀", "█" };

  g_string_append (text, BLACK_ON);
  for (int x = -MARGIN; x < code->width + MARGIN; x++)
    g_string_append (text, halves[2 * is_dark (code, x, y) + is_dark (code, x, y + 1)]);
  g_string_append (text, PLAIN "\n");
}

char *
gvt_qr_text (const char *symbols)
{
  /* What is letters and digits alone is packed as such: the mode is for the rest. */
  QRcode *code = QRcode_encodeString (symbols, 0, QR_ECLEVEL_L, QR_MODE_8, 1);
  GString *text;

  if (code == NULL)
    return NULL;

  text = g_string_new (NULL);
  for (int y = -MARGIN; y < code->width + MARGIN; y += 2)
    put_row (text, code, y);
  QRcode_free (code);
  return g_string_free (text, FALSE);
}

void
gvt_print_qr (const char *symbols)
{
  g_autofree char *qr = isatty (STDOUT_FILENO) ? gvt_qr_text (symbols) : NULL;

  if (qr != NULL)
    gvt_print ("\n%s", qr);
}
