/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fuzz.h"

#include <signal.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-signed-file.h"

#define MAJOR       1
#define PACK_MAJOR  2
#define MAX_PAYLOAD (64 * 1024 * 1024)

/* How GLib ends a program after a critical warning; libFuzzer knows only the other one. */
static void
on_trap (int number)
{
  abort ();
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  int n_words = 1; /* the rest is libFuzzer's */
  char **words = *argv;

  gvt_crypto_init ();
  if (!g_test_initialized ()) /* what finds the tests' own files */
    g_test_init (&n_words, &words, NULL);
  signal (SIGTRAP, on_trap);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  return 0;
}

void
gvt_fuzz_seed_text (GPtrArray *seeds, const char *text)
{
  g_ptr_array_add (seeds, g_bytes_new (text, strlen (text)));
}

gboolean
gvt_fuzz_refused (const GError *error)
{
  g_autofree char *words = NULL;

  g_assert_nonnull (error);
  g_assert_true (error->domain == GVT_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  words = gvt_error_describe (error);
  g_assert_cmpuint (strlen (words), >, 0);
  return FALSE;
}

const GvtSecret *
gvt_fuzz_key (void)
{
  static GvtSecret *key;
  guint8 seed[crypto_sign_SEEDBYTES] = "a seed for fuzzing, always this";
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret[crypto_sign_SECRETKEYBYTES];

  if (key == NULL)
    {
      crypto_sign_seed_keypair (public_key, secret, seed);
      key = gvt_secret_new (secret, sizeof secret);
    }
  return key;
}

const GvtPublicKey *
gvt_fuzz_signer (void)
{
  static GvtPublicKey signer;

  gvt_signing_key_public (gvt_fuzz_key (), &signer);
  return &signer;
}

/* Of the files that these programs read today. */
static guint16
major_of (const char *type)
{
  return g_str_equal (type, "PACK") ? PACK_MAJOR : MAJOR;
}

GBytes *
gvt_fuzz_sign (const char *type, GBytes *input)
{
  gsize size;
  const char *data = g_bytes_get_data (input, &size);
  const char *end = size > 0 ? memchr (data, '\n', size) : NULL;
  gsize length = end != NULL ? (gsize) (end - data) : size;
  g_autoptr (GBytes) text = g_bytes_new_from_bytes (input, 0, length);
  g_autoptr (GBytes) payload = end != NULL
                                   ? g_bytes_new_from_bytes (input, length + 1, size - length - 1)
                                   : NULL;
  g_autoptr (JsonObject) header = gvt_json_parse (text, GVT_SIGNED_FILE_MAX_HEADER, NULL);

  return header != NULL
             ? gvt_signed_file_write (type, major_of (type), header, payload, gvt_fuzz_key (), NULL)
             : NULL;
}

GBytes *
gvt_fuzz_unsign (const char *type, GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSignedFile) read = gvt_signed_file_read (file, type, major_of (type), MAX_PAYLOAD,
                                                         &error);
  GByteArray *input = g_byte_array_new ();
  GBytes *parts[2];

  g_assert_no_error (error);
  parts[0] = gvt_signed_file_get_header_bytes (read);
  parts[1] = gvt_signed_file_get_payload (read);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (parts[i], &size);

      if (i > 0)
        g_byte_array_append (input, (const guint8 *) "\n", 1);
      if (size > 0)
        g_byte_array_append (input, data, size);
    }
  return g_byte_array_free_to_bytes (input);
}

const char *
gvt_fuzz_path (GBytes *input)
{
  static int fd = -1;
  static char *path;
  gsize size;
  const guint8 *data = g_bytes_get_data (input, &size);

  if (fd < 0)
    {
      fd = memfd_create ("input", MFD_CLOEXEC);
      path = g_strdup_printf ("/proc/self/fd/%d", fd);
    }
  g_assert_cmpint (ftruncate (fd, 0), ==, 0);
  g_assert_cmpint (pwrite (fd, data, size, 0), ==, (gssize) size);
  return path;
}
