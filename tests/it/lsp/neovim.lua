-- Opens a page of a wiki, and writes what the server says of it to `answers.json`.
local root = vim.fn.getcwd()
local client = vim.lsp.start_client({
  cmd = { vim.env.RUNBUCH, "lsp", "--as-of", vim.env.TODAY },
  root_dir = root,
  workspace_folders = { { uri = vim.uri_from_fname(root), name = "wiki" } },
})
vim.cmd("edit dienste/paperless.md")
local buffer = vim.api.nvim_get_current_buf()
vim.lsp.buf_attach_client(buffer, client)

local function ask(method, params)
  params.textDocument = { uri = vim.uri_from_bufnr(buffer) }
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000)
  return answers and answers[client] and answers[client].result
end

-- Attaching is not instant.
vim.wait(20000, function()
  return #vim.diagnostic.get(buffer) > 0
end, 20)
local answers = { diagnostics = {} }
for _, it in ipairs(vim.diagnostic.get(buffer)) do
  table.insert(answers.diagnostics, it.code .. " " .. it.lnum)
end

vim.api.nvim_buf_set_lines(buffer, 4, 5, false, { "rpo: 24 h" })
local definition = ask("textDocument/definition", { position = { line = 5, character = 13 } })
answers.definition = definition and definition[1].uri
vim.api.nvim_buf_set_lines(buffer, 4, 5, false, { "rp" })
local offered = ask("textDocument/completion", { position = { line = 4, character = 2 } })
answers.completion = {}
for _, it in ipairs(offered and offered.items or {}) do
  table.insert(answers.completion, it.label)
end
local edit = ask("textDocument/rename", { position = { line = 8, character = 3 }, newName = "Papier" })
vim.lsp.util.apply_workspace_edit(edit, "utf-8")
answers.renamed = vim.api.nvim_buf_get_lines(buffer, 8, 9, false)[1]

vim.fn.writefile({ vim.fn.json_encode(answers) }, "answers.json")
vim.cmd("qall!")
