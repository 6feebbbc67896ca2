import { structure } from '../../src/signals/structure.ts';
import { signalContract } from '../contract/signal.contract.ts';

signalContract(structure);
