/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a target without a fuzzer: as a test (what we write ourselves, what once failed, and
 * mutations of both, the same ones in every run), over files that are named, or to write its seeds
 * where libFuzzer begins from.
 *
 *   fuzz-NAME --mutations N CORPUS    the test
 *   fuzz-NAME FILE...                 these
 *   fuzz-NAME --write FOLDER          the seeds as files */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "gvt-fuzz.h"
#include "gvt-test.h"

static GPtrArray *inputs; /* GBytes */
static guint n_seeds;     /* of them, the first */
static guint n_mutations;
static GBytes *running; /* for the handler */
static char *failed_path;

/* What failed is kept, so that it can be run again alone. Only what is safe in a handler. */
static void
on_crash (int number)
{
  int fd = open (failed_path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  gsize size;
  const void *data = g_bytes_get_data (running, &size);

  if (fd >= 0 && write (fd, data, size) == (gssize) size)
    close (fd);
  signal (number, SIG_DFL);
  raise (number);
}

static void
run (GBytes *input)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (input, &size);
  g_autofree guint8 *copy = g_malloc (MAX (size, 1)); /* a read past it is seen */

  running = input;
  if (size > 0)
    memcpy (copy, data, size);
  LLVMFuzzerTestOneInput (copy, size);
}

static void
add_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_ptr_array_add (inputs, g_bytes_new_take (content, length));
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A folder that is not there holds nothing. */
static void
add_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_file (names->pdata[i]);
}

static guint8
pick_byte (GRand *random)
{
  static const guint8 telling[] = { 0, 1, 0x7f, 0x80, 0xff, '"', '\\', '\n', '-', '9', '{', ';' };

  return g_rand_boolean (random) ? telling[g_rand_int_range (random, 0, G_N_ELEMENTS (telling))]
                                 : (guint8) g_rand_int_range (random, 0, 256);
}

static void
insert (GByteArray *bytes, guint at, const guint8 *data, guint length)
{
  g_autofree guint8 *rest = g_memdup2 (bytes->data + at, bytes->len - at);
  guint n_rest = bytes->len - at;

  g_byte_array_set_size (bytes, at);
  g_byte_array_append (bytes, data, length);
  g_byte_array_append (bytes, rest, n_rest);
}

/* A piece of another input, up to 64 bytes of it. */
static void
borrow (GByteArray *bytes, guint at, GRand *random)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (
      inputs->pdata[g_rand_int_range (random, 0, (gint32) inputs->len)], &size);
  guint from = size > 0 ? (guint) g_rand_int_range (random, 0, (gint32) size) : 0;

  if (size > 0)
    insert (bytes, at, data + from, MIN (64, (guint) size - from));
}

static void
mutate (GByteArray *bytes, GRand *random)
{
  guint at = bytes->len > 0 ? (guint) g_rand_int_range (random, 0, (gint32) bytes->len) : 0;
  guint left = bytes->len - at;
  guint8 byte = pick_byte (random);

  switch (bytes->len > 0 ? g_rand_int_range (random, 0, 6) : 5)
    {
    case 0:
      bytes->data[at] ^= (guint8) (1 << (byte % 8));
      break;
    case 1:
      bytes->data[at] = byte;
      break;
    case 2:
      g_byte_array_remove_range (bytes, at, MIN (left, 1 + byte % 16u));
      break;
    case 3:
      g_byte_array_set_size (bytes, at);
      break;
    case 4:
      borrow (bytes, at, random);
      break;
    default:
      insert (bytes, at, &byte, 1);
    }
}

/* The @n-th mutation is the same in every run. */
static GBytes *
make_mutation (guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (n);
  GBytes *input = inputs->pdata[g_rand_int_range (random, 0, (gint32) inputs->len)];
  GByteArray *bytes = g_byte_array_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (input, &size);

  g_byte_array_append (bytes, data, size);
  for (gint32 i = g_rand_int_range (random, 1, 5); i > 0; i--)
    mutate (bytes, random);
  return g_byte_array_free_to_bytes (bytes);
}

static void
test_what_we_write_ourselves (void)
{
  for (guint i = 0; i < n_seeds; i++)
    run (inputs->pdata[i]);
}

static void
test_what_once_failed (void)
{
  for (guint i = n_seeds; i < inputs->len; i++)
    run (inputs->pdata[i]);
}

static void
test_mutations (void)
{
  for (guint i = 0; i < n_mutations; i++)
    {
      g_autoptr (GBytes) input = make_mutation (i);

      run (input);
    }
}

static int
write_seeds (const char *folder)
{
  for (guint i = 0; i < inputs->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/seed-%u", folder, i);
      gsize size;
      const char *data = g_bytes_get_data (inputs->pdata[i], &size);
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, data, (gssize) size, &error);
      g_assert_no_error (error);
    }
  return 0;
}

static int
run_tests (const char *mutations, const char *corpus)
{
  n_mutations = (guint) g_ascii_strtoull (mutations, NULL, 10);
  gvt_fuzz_seeds (inputs);
  n_seeds = inputs->len;
  add_folder (corpus);
  g_test_add_func ("/fuzz/what-we-write-ourselves", test_what_we_write_ourselves);
  g_test_add_func ("/fuzz/what-once-failed", test_what_once_failed);
  g_test_add_func ("/fuzz/mutations", test_mutations);
  return g_test_run ();
}

/* fuzz-NAME-test keeps what failed as fuzz-NAME.failed. */
static char *
name_failed (const char *program)
{
  g_autofree char *name = g_path_get_basename (program);

  if (g_str_has_suffix (name, "-test"))
    name[strlen (name) - strlen ("-test")] = '\0';
  return g_strconcat (name, ".failed", NULL);
}

int
main (int argc, char *argv[])
{
  static const int crashes[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL };
  int status = 0;

  failed_path = name_failed (argv[0]);
  gvt_test_init (&argc, &argv);
  LLVMFuzzerInitialize (&argc, &argv);
  inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (crashes); i++)
    signal (crashes[i], on_crash);

  if (argc == 3 && g_str_equal (argv[1], "--write"))
    {
      gvt_fuzz_seeds (inputs);
      status = write_seeds (argv[2]);
    }
  else if (argc == 4 && g_str_equal (argv[1], "--mutations"))
    status = run_tests (argv[2], argv[3]);
  else
    for (int i = 1; i < argc; i++)
      {
        add_file (argv[i]);
        run (inputs->pdata[i - 1]);
      }

  g_ptr_array_unref (inputs);
  g_free (failed_path);
  return status;
}
