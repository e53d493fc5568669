{
  description = "Static site generator with a compliance checker for homelab and operations wikis";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs = { self, nixpkgs }:
    let
      package = (builtins.fromTOML (builtins.readFile ./Cargo.toml)).package;
      forSystems = nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ];
    in
    {
      packages = forSystems (system:
        let pkgs = nixpkgs.legacyPackages.${system};
        in {
          default = pkgs.rustPlatform.buildRustPackage {
            pname = package.name;
            version = package.version;
            src = self;
            cargoLock.lockFile = ./Cargo.lock;
            nativeBuildInputs = [ pkgs.installShellFiles ];
            # The tests start a browser.
            doCheck = false;
            postInstall = ''
              $out/bin/runbuch man --out man
              installManPage man/*.1
              for shell in bash fish zsh; do
                $out/bin/runbuch completions $shell > runbuch.$shell
                installShellCompletion --cmd runbuch --$shell runbuch.$shell
              done
            '';
            meta = {
              description = package.description;
              license = [ pkgs.lib.licenses.mit pkgs.lib.licenses.asl20 ];
              mainProgram = "runbuch";
            };
          };
        });
    };
}
