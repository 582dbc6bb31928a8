/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-passphrase.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-secret.h"
#include "gvt-vault.h"

#define N_WORDS     4
#define WORD_LENGTH 4
#define TEXT_SIZE   (N_WORDS * (WORD_LENGTH + 1)) /* a hyphen or the end after each */

/* Said and written alike by everybody in Indonesia. No e, which is spoken in two ways, and no
 * letter that is spoken like another (f and v like p, x like s, q like k). */
static const char consonants[16] = "bcdghjklmnprstwy";
static const char vowels[4] = "aiou";

/* What an officer would rather not read aloud to a new colleague. */
static const char *const rude_words[] = { "babi", "cuki", "puki", "tahi" };

gboolean
gvt_passphrase_check (const char *passphrase, GError **error)
{
  if (g_utf8_validate (passphrase, -1, NULL)
      && g_utf8_strlen (passphrase, -1) >= GVT_PASSPHRASE_MIN)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("a passphrase has at least 8 characters"));
  return FALSE;
}

static gboolean
is_rude (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (rude_words); i++)
    if (strncmp (word, rude_words[i], WORD_LENGTH) == 0)
      return TRUE;
  return FALSE;
}

/* Sixteen consonants and four vowels: six whole bits of each random byte, all words equally likely.
 */
static void
make_up_word (char *word)
{
  do
    {
      g_autoptr (GvtSecret) random = gvt_secret_new_random (WORD_LENGTH / 2);
      const guint8 *bytes = gvt_secret_get (random);

      for (guint i = 0; i < WORD_LENGTH / 2; i++)
        {
          word[2 * i] = consonants[bytes[i] & 15];
          word[2 * i + 1] = vowels[(bytes[i] >> 4) & 3];
        }
    }
  while (is_rude (word));
}

char *
gvt_passphrase_make_up (void)
{
  char *text = g_malloc (TEXT_SIZE);

  for (guint i = 0; i < N_WORDS; i++)
    {
      make_up_word (text + i * (WORD_LENGTH + 1));
      text[i * (WORD_LENGTH + 1) + WORD_LENGTH] = '-';
    }
  text[TEXT_SIZE - 1] = '\0';
  return text;
}
